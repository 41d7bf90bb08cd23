import { describe, expect, it } from 'vitest';
import { DEMO_CLIENT_ID, demoAuthorityMetadata } from './demo-application.ts';
import { createDemoIdentityProvider, readDemoVisit } from './demo-identity-provider.ts';
import { EXAMPLE_CLINIC, EXAMPLE_SOC } from './world/tenants.ts';

const REDIRECT_URI = 'https://static.example/some/sub/path/redirect.html';

function aProvider() {
  let text: string | null = null;
  return createDemoIdentityProvider({
    scenario: 'normal',
    store: {
      read: () => text,
      write: (next) => {
        text = next;
      },
    },
    clock: () => Date.UTC(2026, 10, 20, 12, 0, 0),
    redirectUri: REDIRECT_URI,
  });
}

function aVisit(over: Record<string, string> = {}) {
  const query = new URLSearchParams({
    demo: 'normal',
    tenant: 'organizations',
    client_id: DEMO_CLIENT_ID,
    response_type: 'code',
    response_mode: 'fragment',
    redirect_uri: REDIRECT_URI,
    scope: 'https://api.security.microsoft.com/Incident.Read openid profile offline_access',
    state: 's',
    ...over,
  });
  const visit = readDemoVisit(`?${query}`);
  if (visit.purpose !== 'sign-in') throw new TypeError('not a sign-in');
  return visit;
}

describe('the demo’s identity provider', () => {
  it('shows the accounts, requests consent and redirects with a code', () => {
    const provider = aProvider();
    expect(provider.advance(aVisit()).kind).toBe('pick-account');
    expect(provider.advance(aVisit(), { personaId: 'no-consent' })).toMatchObject({
      kind: 'ask-consent',
      permissions: [{ scope: 'Incident.Read', resource: 'Microsoft Threat Protection' }],
    });
    const step = provider.advance(aVisit(), { personaId: 'no-consent', decision: 'accept' });
    expect(step.kind === 'leave' && step.location).toMatch(
      /^https:\/\/static\.example\/some\/sub\/path\/redirect\.html#code=/,
    );
  });

  it('responds to prompt=none without a page', () => {
    const provider = aProvider();
    const before = provider.advance(aVisit({ prompt: 'none' }));
    expect(before.kind === 'leave' && before.location).toContain('error=login_required');
    provider.advance(aVisit(), { personaId: 'analyst' });
    const after = provider.advance(aVisit({ prompt: 'none' }));
    expect(after.kind === 'leave' && after.location).toContain('#code=');
  });

  it('redirects to its own redirect page only (50011)', () => {
    const step = aProvider().advance(aVisit({ redirect_uri: 'https://evil.example/' }));
    expect(step).toMatchObject({ kind: 'refused', number: 50011 });
  });

  it('shows an error if it is opened without a request (900144)', () => {
    const visit = readDemoVisit('');
    expect(visit.purpose === 'sign-in' && aProvider().advance(visit)).toMatchObject({
      kind: 'refused',
      number: 900144,
    });
  });

  it('signs out and redirects to the redirect page only', () => {
    const provider = aProvider();
    provider.advance(aVisit(), { personaId: 'analyst' });
    const back = readDemoVisit(`?purpose=sign-out&post_logout_redirect_uri=${encodeURIComponent(REDIRECT_URI)}`);
    expect(back.purpose === 'sign-out' && provider.signOut(back)).toEqual({ kind: 'leave', location: REDIRECT_URI });
    expect(provider.advance(aVisit()).kind).toBe('pick-account');
    const away = readDemoVisit('?purpose=sign-out&post_logout_redirect_uri=https%3A%2F%2Fevil.example%2F');
    expect(away.purpose === 'sign-out' && provider.signOut(away)).toEqual({ kind: 'signed-out' });
  });

  it('can sign one account in for the next visit and end all other sessions', () => {
    const provider = aProvider();
    provider.advance(aVisit(), { personaId: 'analyst' });
    provider.signInOnly('responder');
    expect(provider.advance(aVisit()).kind).toBe('leave');
    expect(provider.advance(aVisit({ login_hint: 'analyst@soc.example' })).kind).toBe('pick-account');
  });
});

describe('the demo’s admin consent page', () => {
  const aConsentVisit = (tenant: string, over: Record<string, string> = {}) => {
    const query = new URLSearchParams({
      demo: 'normal',
      purpose: 'admin-consent',
      tenant,
      client_id: DEMO_CLIENT_ID,
      redirect_uri: REDIRECT_URI,
      scope: 'https://api.security.microsoft.com/Incident.Read',
      state: 'st4te',
      ...over,
    });
    const visit = readDemoVisit(`?${query}`);
    if (visit.purpose !== 'admin-consent') throw new Error('not an admin consent visit');
    return visit;
  };

  it('asks an administrator of the customer, and returns to the redirect page', () => {
    const provider = aProvider();
    const visit = aConsentVisit(EXAMPLE_CLINIC.tenantId);
    expect(provider.adminConsent(visit)).toMatchObject({
      kind: 'ask-admin-consent',
      applicationName: 'Gatehouse (demo)',
      accountName: 'administrator@clinic.example',
      tenantName: 'Example Clinic',
      permissions: [{ scope: 'Incident.Read', kind: 'delegated' }],
    });
    const back = provider.adminConsent(visit, 'accept');
    const location = new URL(back.kind === 'leave' ? back.location : 'about:blank');
    expect(location.origin + location.pathname).toBe(REDIRECT_URI);
    expect(location.searchParams.get('tenant')).toBe(EXAMPLE_CLINIC.tenantId);
    expect(location.searchParams.get('state')).toBe('st4te');
  });

  it('shows what Entra refuses', () => {
    const provider = aProvider();
    expect(provider.adminConsent(aConsentVisit('nowhere.example'))).toMatchObject({ kind: 'refused', number: 90002 });
    const elsewhere = aConsentVisit('clinic.example', { redirect_uri: 'https://evil.example/' });
    expect(provider.adminConsent(elsewhere, 'accept')).toMatchObject({ kind: 'refused', number: 50011 });
  });
});

describe('the demo’s authority metadata', () => {
  it('points sign-in and sign-out to the page, with a placeholder for the tenant', () => {
    const metadata: Record<string, string> = JSON.parse(
      demoAuthorityMetadata('https://static.example/x/sign-in.html?demo=busy'),
    );
    expect(metadata.authorization_endpoint).toBe('https://static.example/x/sign-in.html?demo=busy&tenant={tenantid}');
    const logout = new URL((metadata.end_session_endpoint ?? '').replace('{tenantid}', EXAMPLE_SOC.tenantId));
    expect(readDemoVisit(logout.search).purpose).toBe('sign-out');
    expect(metadata.token_endpoint).toBe('https://login.microsoftonline.com/{tenantid}/oauth2/v2.0/token');
  });

  it('works for a page URL without a query too', () => {
    const metadata: Record<string, string> = JSON.parse(demoAuthorityMetadata('https://static.example/sign-in.html'));
    expect(metadata.authorization_endpoint).toBe('https://static.example/sign-in.html?tenant={tenantid}');
  });
});
