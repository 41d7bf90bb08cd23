import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { PERMISSIONS } from '../entra/permissions.ts';
import { type PageStep, SignInPage } from './sign-in-page.tsx';

const READ_INCIDENTS = PERMISSIONS.find(
  ({ kind, displayName }) => kind === 'delegated' && displayName === 'Read incidents',
);

function aConsentStep(kind: 'ask-consent' | 'needs-approval', scope = READ_INCIDENTS?.name ?? ''): PageStep {
  return {
    kind,
    applicationName: 'Gatehouse (demo)',
    personaId: 'no-consent',
    accountName: 'newcomer@soc.example',
    tenantName: 'Example SOC',
    permissions: [{ scope, resource: 'Microsoft Threat Protection' }],
  };
}

function markupOf(first: PageStep, purpose: 'sign-in' | 'admin-consent' = 'sign-in'): string {
  return renderToStaticMarkup(
    <SignInPage
      first={first}
      purpose={purpose}
      scenario="normal"
      onSubmit={() => null}
      onSwitchScenario={() => undefined}
    />,
  );
}

describe('the consent page', () => {
  it('explains the permission in words, with app, tenant and account', () => {
    const markup = markupOf(aConsentStep('ask-consent'));
    for (const part of [
      'Gatehouse (demo)',
      'Example SOC',
      'newcomer@soc.example',
      '>Read incidents</h2>',
      'View the security incidents that your Defender role lets you see. The app can’t change them.',
    ]) {
      expect(markup).toContain(part);
    }
  });

  it.each([
    ['ask-consent', 'Cancel'],
    ['needs-approval', 'Return to the application without granting consent'],
  ] as const)('offers one way to leave in the step %s', (kind, label) => {
    const markup = markupOf(aConsentStep(kind));
    expect(markup).toContain(label);
    expect(markup).not.toContain('Back without signing in');
  });

  it('tells an administrator that the permissions are for all users and that the publisher is unverified', () => {
    const step: PageStep = {
      kind: 'ask-admin-consent',
      applicationName: 'Gatehouse (demo)',
      accountName: 'administrator@clinic.example',
      tenantName: 'Example Clinic',
      permissions: [
        { scope: READ_INCIDENTS?.name ?? '', resource: 'Microsoft Threat Protection', kind: 'delegated' },
        { scope: 'Unknown.Read.All', resource: 'Microsoft Graph', kind: 'application' },
      ],
    };
    const markup = markupOf(step, 'admin-consent');
    for (const part of [
      'Publisher: unverified',
      'Example Clinic · administrator@clinic.example',
      'For all users in Example Clinic, this app would like to:',
      '>Read incidents</h2>',
      'View the security incidents that each user’s Defender role allows. The app can’t change them.',
      'The app can do this without a signed-in user.',
      'Cancel',
      'Accept',
    ]) {
      expect(markup).toContain(part);
    }
    expect(markup).not.toContain('Back to the start page');
  });

  it('leads back to the start page after a refused admin consent link', () => {
    const trace = { correlationId: 'c', timestamp: 't' };
    const refused: PageStep = {
      kind: 'refused',
      number: 90002,
      description: 'AADSTS90002: Tenant not found.',
      ...trace,
    };
    expect(markupOf(refused, 'admin-consent')).toContain('Back to the start page');
    expect(markupOf(refused)).toContain('Back without signing in');
  });

  it('names an unknown permission by its scope', () => {
    expect(markupOf(aConsentStep('ask-consent', 'Unknown.Scope'))).toContain('>Unknown.Scope</h2>');
  });
});
