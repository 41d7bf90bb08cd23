// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, test, vi } from 'vitest';
import { someKeptTokens } from '../../access/kept/kept-tokens.fixture.ts';
import { Router, RouteTable } from '../../navigation/router.tsx';
import { incidentPath, ROUTES } from '../../navigation/routes.ts';
import { HOUR_MS, MINUTE_MS } from '../../std/time.ts';
import { ClockProvider } from '../../ui/clock-provider.tsx';
import { AccessBanner, IncidentAccessBanner } from './access-banner.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const HOME = '00000000-0000-0000-0000-000000000001';
const CUSTOMER = '00000000-0000-0000-0000-000000000002';

let leave: () => Promise<void> = async () => undefined;
afterEach(() => leave());

/** Renders the banner of the queue, or of an incident's page, over the tokens in use. */
async function showBanner(
  kept: ReturnType<typeof someKeptTokens>,
  options: { readonly isSignedIn?: boolean; readonly incidentOf?: string } = {},
) {
  const { incidentOf } = options;
  location.hash = incidentOf === undefined ? '#/' : `#${incidentPath(incidentOf, '1')}`;
  const bannerProps = {
    entries: kept.keptTokens.state(),
    isSignedIn: options.isSignedIn ?? false,
    tenantName: (tenantId: string) => (tenantId === HOME ? 'Example Clinic' : tenantId),
    hostOf: () => 'api.security.microsoft.com',
    onStopUsing: (entry: { id: Parameters<typeof kept.keptTokens.stopUsing>[0] }) =>
      kept.keptTokens.stopUsing(entry.id),
  };
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  const routes = [
    { pattern: ROUTES.home, page: <AccessBanner {...bannerProps} /> },
    { pattern: ROUTES.incident, page: <IncidentAccessBanner {...bannerProps} /> },
  ];
  await act(async () =>
    root.render(
      <ClockProvider clock={kept.clock}>
        <Router>
          <RouteTable routes={routes} unknown={null} />
        </Router>
      </ClockProvider>,
    ),
  );
  leave = async () => {
    await act(async () => root.unmount());
    place.remove();
  };
  return place.querySelector('[role="status"]');
}

test('names tenant, application, permission, host and end, and says that claims are not proof', async () => {
  const kept = someKeptTokens();
  kept.keptTokens.use(kept.keep().id);
  const banner = await showBanner(kept);
  expect(banner?.getAttribute('aria-label')).toBe('Access context');
  for (const text of [
    'Application context',
    'No user is signed in',
    'Example Clinic',
    '00000000-0000-0000-0000-0000000000aa',
    'Incident.Read.All',
    'api.security.microsoft.com',
    'in 1 h',
    'Claims only, not proven yet',
  ])
    expect(banner?.textContent).toContain(text);
});

test('says when the API accepted the token, and when it has ended', async () => {
  const kept = someKeptTokens();
  const { id, token } = kept.keep();
  kept.keptTokens.use(id);
  kept.keptTokens.recordAccepted(token);
  expect((await showBanner(kept, { isSignedIn: true }))?.textContent).toContain('Accepted by the API at');
  await leave();
  kept.advance(HOUR_MS + MINUTE_MS);
  kept.keptTokens.endExpired();
  const banner = await showBanner(kept, { isSignedIn: true });
  expect(banner?.textContent).toContain('Ended');
  expect(banner?.textContent).not.toContain('No user is signed in');
});

test('counts down the last five minutes, silently, and asks for a new token', async () => {
  const kept = someKeptTokens();
  kept.keptTokens.use(kept.keep().id);
  kept.advance(HOUR_MS - 4 * MINUTE_MS);
  const banner = await showBanner(kept);
  expect(banner?.getAttribute('aria-live')).toBe('off');
  expect(banner?.textContent).toContain('in 4:00');
  expect(banner?.textContent).toContain('Bring a new token');
});

test('the page of an incident shows only the access to its tenant', async () => {
  const kept = someKeptTokens();
  kept.keptTokens.use(kept.keep().id);
  expect((await showBanner(kept, { incidentOf: HOME.toUpperCase() }))?.textContent).toContain('Example Clinic');
  await leave();
  expect(await showBanner(kept, { incidentOf: CUSTOMER })).toBeNull();
});
