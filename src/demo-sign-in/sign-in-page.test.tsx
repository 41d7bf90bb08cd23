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

function markupOf(first: PageStep): string {
  return renderToStaticMarkup(
    <SignInPage first={first} scenario="normal" onSubmit={() => null} onSwitchScenario={() => undefined} />,
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

  it('names an unknown permission by its scope', () => {
    expect(markupOf(aConsentStep('ask-consent', 'Unknown.Scope'))).toContain('>Unknown.Scope</h2>');
  });
});
