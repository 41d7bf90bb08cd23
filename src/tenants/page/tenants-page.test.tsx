// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createConsentRequests } from '../../access/consent-requests.ts';
import { SignInError } from '../../access/sign-in-error.ts';
import { anAccess, anIncidentSource } from '../../defender/incident-source.fixture.ts';
import { CLOUDS } from '../../entra/clouds.ts';
import { Router } from '../../navigation/router.tsx';
import { epochMs } from '../../std/time.ts';
import { createMemoryStore } from '../../storage/key-value-store.ts';
import { ClockProvider } from '../../ui/clock-provider.tsx';
import { listTenants } from '../list/tenant-list.ts';
import type { TenantSettings } from '../list/tenant-settings.ts';
import { TenantsPage } from './tenants-page.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const HOME = '3f1c7a52-8d0e-4b6a-9c41-5e2a70d9b801';
const FOUNDRY = '7b94e0d6-2a35-4f18-8e57-c3d1f6a04b02';
const CLIENT = '5de0a4f2-6f0b-4d1e-9b1a-0c7a6d3e9f10';
const clock = () => epochMs(Date.parse('2026-11-21T10:00:00Z'));

let root: Root;
let saved: TenantSettings = [];
let hasConsent = false;

beforeEach(() => {
  window.location.hash = '#/tenants';
  saved = [];
  hasConsent = false;
  const place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
});
afterEach(async () => {
  await act(async () => root.unmount());
  document.body.replaceChildren();
});

const sources = new Map(
  [HOME, FOUNDRY].map((tenantId) => {
    const access = {
      ...anAccess({ tenantId }),
      accessToken: async () => {
        if (tenantId === HOME || hasConsent) return 'token';
        throw new SignInError({ code: 'consent-required', aadstsCode: 65001 });
      },
    };
    const fetch = async () => Response.json({ value: [] });
    return [tenantId, anIncidentSource('defender-xdr', fetch, { access, clock })] as const;
  }),
);

/** The page of a user whose home tenant is HOME, with an authority that knows Foundry's domain. */
function Page(props: { isSignedIn: boolean; registration: 'one-tenant' | 'any-organisation' }) {
  const [settings, setSettings] = useState<TenantSettings>([]);
  const [store] = useState(createMemoryStore);
  saved = settings;
  return (
    <TenantsPage
      tenants={listTenants({
        homeTenantId: props.isSignedIn ? HOME : null,
        tokenTenantIds: [],
        configured: [{ tenantId: HOME, name: 'Example SOC' }],
        settings,
      })}
      settings={settings}
      onSettings={setSettings}
      readerOf={(tenantId) => {
        const source = sources.get(tenantId);
        return source === undefined || !props.isSignedIn ? null : { source, kind: 'user' };
      }}
      heldTokens={async () => []}
      application={{
        clientId: CLIENT,
        api: 'defender-xdr',
        cloud: CLOUDS.global,
        redirectUri: 'https://app.example/redirect.html',
        addressOf: (link) => link,
      }}
      consentRequests={createConsentRequests({ store, newState: () => 'unguessable-state-1' })}
      pageOf={(tenantId) => `https://app.example/#/tenants?tenant=${tenantId}`}
      effects={{
        clock,
        fetch: async (url) =>
          url.includes('/foundry.example/')
            ? Response.json({ issuer: `https://login.microsoftonline.com/${FOUNDRY}/v2.0`, tenant_region_scope: 'EU' })
            : Response.json({ error: 'invalid_tenant' }, { status: 400 }),
      }}
      cloud={CLOUDS.global}
      registration={props.registration}
      describeFailure={() => ({ heading: 'Consent required', advice: 'Ask.', quote: [], actions: [] })}
      isPermissionMissing={() => false}
      onDownload={() => undefined}
    />
  );
}

async function open(options: { isSignedIn?: boolean; registration?: 'one-tenant' | 'any-organisation' } = {}) {
  const { isSignedIn = true, registration = 'any-organisation' } = options;
  await act(async () =>
    root.render(
      <ClockProvider clock={clock}>
        <QueryClientProvider client={new QueryClient()}>
          <Router>
            <Page isSignedIn={isSignedIn} registration={registration} />
          </Router>
        </QueryClientProvider>
      </ClockProvider>,
    ),
  );
}

const text = () => document.body.textContent ?? '';
function find<Kind extends HTMLElement>(selector: string, label = ''): Kind {
  const found = [...document.querySelectorAll<Kind>(selector)].find(
    (each) => label === '' || each.textContent === label || each.getAttribute('aria-label') === label,
  );
  if (found === undefined) throw new Error(`no ${selector} ${label}`);
  return found;
}
const click = (label: string) => act(async () => find('button', label).click());
async function add(tenant: string) {
  const input = find<HTMLInputElement>('input:not([type])');
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, tenant);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await act(async () => find<HTMLFormElement>('form[aria-label="Add a customer"]').requestSubmit());
}
const settled = (check: () => void) =>
  vi.waitFor(async () => {
    await act(async () => undefined);
    check();
  });
const steps = () => [...document.querySelectorAll('ol > li')].map((step) => step.getAttribute('data-state'));

test('a customer is added by domain, stopped by missing consent, and read once it consents', async () => {
  await open();
  await add('Foundry.Example');
  await settled(() => expect(text()).toContain('Added foundry.example.'));
  expect(saved).toMatchObject([{ tenantId: FOUNDRY, domain: 'foundry.example', region: 'EU', isInQueue: true }]);
  expect(window.location.hash).toContain(`tenant=${FOUNDRY}`);

  const link = new URL(find<HTMLAnchorElement>('a', 'Admin consent link').href);
  expect(link.pathname).toBe(`/${FOUNDRY}/v2.0/adminconsent`);
  expect(link.searchParams.get('state')).toBe('unguessable-state-1');
  expect(steps()).toEqual(['next', 'ahead', 'ahead', 'ahead', 'ahead', 'ahead']);

  await click('Check access to foundry.example');
  await settled(() => expect(steps()[2]).toBe('failed'));
  expect(text()).toContain('AADSTS65001');
  expect(text()).toContain('An administrator of this tenant can fix this.');

  hasConsent = true;
  await click('Try again');
  await settled(() => expect(steps()).toEqual(['unseen', 'unseen', 'passed', 'passed', 'passed', 'passed']));
  expect(text()).toContain('The tenant has no incidents that this access can see.');
  expect(text()).toContain('2 tenants, 1 read successfully.');
});

test('a tenant that Microsoft does not know is refused, and the list stays', async () => {
  await open();
  await add('nobody.example');
  await settled(() => expect(text()).toContain('Microsoft knows no such tenant in the Global cloud.'));
  await add('not a tenant');
  await settled(() => expect(text()).toContain('Enter a tenant ID (a GUID) or a verified domain'));
  expect(saved).toEqual([]);
});

test('a tenant is renamed, grouped, taken out of the queue and removed', async () => {
  await open();
  await add('foundry.example');
  await settled(() => expect(saved).toHaveLength(1));
  const set = (index: number, value: string) =>
    act(async () => {
      const input = document.querySelectorAll<HTMLInputElement>('form[aria-label^="Name and group"] input')[index];
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, value);
      input?.dispatchEvent(new Event('input', { bubbles: true }));
    });
  await set(0, ' Foundry ');
  await set(1, 'Industry');
  await act(async () => find<HTMLFormElement>('form[aria-label^="Name and group"]').requestSubmit());
  expect(saved[0]).toMatchObject({ name: 'Foundry', group: 'Industry' });
  await act(async () => find('input[type=checkbox]', 'Foundry in the queue').click());
  expect(saved[0]?.isInQueue).toBe(false);
  await click('Remove tenant');
  expect(saved).toEqual([]);
  expect(text()).toContain('Removed Foundry.');
});

test('a site that signs in to one tenant is told first that a single-tenant registration has no customers', async () => {
  await open({ registration: 'one-tenant' });
  expect(text()).toContain('A single-tenant registration can have no customers');
});

test('signed out, the list and the links work, and access cannot be checked', async () => {
  await open({ isSignedIn: false });
  expect(text()).toContain('Sign in to check access');
  await click('Example SOC');
  expect(find('a', 'Admin consent link')).toBeTruthy();
});
