import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AccessContext, ChangeAccess } from '../../access/access-context.ts';
import { anIncident } from '../../defender/changes/incident-model.fixture.ts';
import { accessContextId } from '../../http/access-context-id.ts';
import type { Fetch } from '../../http/protected-resource.ts';
import { forecastText } from '../../incidents/triage/change-text.ts';
import { aCaller, anApiContext, HALF_PAST_ELEVEN } from '../../sim/api/api-context.fixture.ts';
import { createDefenderXdrRoutes } from '../../sim/defender-xdr/routes.ts';
import { EXAMPLE_FOUNDRY, EXAMPLE_SCHOOLS, EXAMPLE_SOC } from '../../sim/world/tenants.ts';
import { epochMs, MINUTE_MS, SECOND_MS } from '../../std/time.ts';
import { createMemoryStore } from '../../storage/key-value-store.ts';
import { NO_CONFIGURATION } from '../configuration/configuration.ts';
import { createIncidentSources } from './incident-sources.ts';
import { openTriage } from './open-triage.ts';
import { createRateLimiters } from './rate-limiters.ts';

const CLIENT = 'c0ffee00-4b1d-4e5f-8a6b-7c8d9e0f1a2b';
const [SOC, FOUNDRY, SCHOOLS] = [EXAMPLE_SOC.tenantId, EXAMPLE_FOUNDRY.tenantId, EXAMPLE_SCHOOLS.tenantId];

beforeEach(() => void vi.useFakeTimers({ now: HALF_PAST_ELEVEN }));
afterEach(() => void vi.useRealTimers());

/** A partner's session with the real sources and writers over one simulated service, which counts each tenant's requests. */
function aPartner(options: { readonly down?: string; readonly withoutPermission?: string } = {}) {
  const callerOf = (tenantId: string) =>
    aCaller({ persona: 'partner', tenantId, clientId: CLIENT, scopes: ['Incident.ReadWrite'] });
  const service = {
    ...anApiContext(),
    clock: () => Date.now(),
    // The token of these contexts is the id of their tenant.
    verifyBearer: async (request: Request) => callerOf(request.headers.get('Authorization')?.split(' ')[1] ?? ''),
  };
  const routes = createDefenderXdrRoutes(service);
  const responses: { readonly tenantId: string; readonly method: string; readonly status: number }[] = [];
  const fetch: Fetch = async (url, init) => {
    const request = new Request(url, init);
    const tenantId = callerOf(request.headers.get('Authorization')?.split(' ')[1] ?? '').tenantId;
    const response =
      tenantId === options.down ? new Response('{}', { status: 503 }) : await routes.request(request.clone());
    responses.push({ tenantId, method: request.method, status: response.status });
    return response;
  };
  const clock = () => epochMs(Date.now());
  const sources = createIncidentSources({
    wiring: { configuration: NO_CONFIGURATION, fetch },
    base: 'https://soc.example/',
    rateLimiterFor: createRateLimiters({ store: createMemoryStore(), clock, clientId: CLIENT, knownTenants: () => [] }),
    clock,
    isOnline: () => true,
    probeOrigin: async () => true,
    random: () => 0,
  });
  const sourceOf = (tenantId: string) => {
    const id = accessContextId({ kind: 'user', accountId: 'partner', tenantId, clientId: CLIENT, api: 'defender-xdr' });
    const access: ChangeAccess = {
      id,
      kind: 'user',
      tenantId,
      clientId: CLIENT,
      permission: 'Incident.ReadWrite',
      hasToken: async () => true,
      accessToken: () =>
        tenantId === options.withoutPermission
          ? Promise.reject(new Error('consent required'))
          : Promise.resolve(tenantId),
    };
    const context: AccessContext = { ...access, api: 'defender-xdr', forChanges: access };
    return sources.sourceFor(context);
  };
  const controller = new AbortController();
  const { session } = openTriage({ sources, queryClient: new QueryClient(), clock, signal: controller.signal });
  const itemsIn = (tenantId: string, count: number) =>
    Array.from({ length: count }, () => {
      const { id } = service.world.add(tenantId, HALF_PAST_ELEVEN - MINUTE_MS, { status: 'active', assignedTo: null });
      return { source: sourceOf(tenantId), incident: anIncident({ id: String(id), tenantId }) };
    });
  return {
    session,
    itemsIn,
    responses,
    statusesIn: (tenantId: string, items: ReturnType<typeof itemsIn>) =>
      items
        .filter(({ incident }) => incident.tenantId === tenantId)
        .map(({ incident }) => service.world.find(tenantId, Number(incident.id))?.status),
    outcomesIn: (tenantId: string) =>
      session
        .state()
        .changes.filter(({ item }) => item.source.tenantId === tenantId)
        .map(({ report }) => report?.outcome ?? 'running'),
  };
}

test('the limits count per tenant: a tenant at its limit leaves the other one running, and no request is refused', async () => {
  const { session, itemsIn, outcomesIn, statusesIn, responses } = aPartner();
  const items = [...itemsIn(SOC, 60), ...itemsIn(FOUNDRY, 45)];
  const counts = [SOC, FOUNDRY].map((tenantId) => ({
    api: 'defender-xdr' as const,
    count: items.filter(({ incident }) => incident.tenantId === tenantId).length,
  }));
  expect(forecastText(counts, { status: 'resolved' })).toBe(
    '105 changes at 50 a minute in each tenant: about 2 minutes',
  );
  const applying = session.apply(items, { status: 'inProgress' });
  await vi.advanceTimersByTimeAsync(30 * SECOND_MS);
  expect(outcomesIn(FOUNDRY)).toEqual(Array(45).fill('applied'));
  expect(outcomesIn(SOC).filter((outcome) => outcome === 'applied').length).toBeLessThanOrEqual(50);
  await vi.advanceTimersByTimeAsync(2 * MINUTE_MS);
  await applying;
  expect(statusesIn(SOC, items)).toEqual(Array(60).fill('inProgress'));
  expect(responses.filter(({ status }) => status !== 200)).toEqual([]);
});

test('a tenant that is down fails by itself: the others are changed, and a retry sends only what was refused', async () => {
  const { session, itemsIn, outcomesIn, statusesIn, responses } = aPartner({ down: SCHOOLS });
  const items = [...itemsIn(SCHOOLS, 4), ...itemsIn(SOC, 4), ...itemsIn(FOUNDRY, 4)];
  const applying = session.apply(items, { assignedTo: 'partner@soc.example' });
  await vi.advanceTimersByTimeAsync(SECOND_MS);
  expect([...outcomesIn(SOC), ...outcomesIn(FOUNDRY)]).toEqual(Array(8).fill('applied'));
  await vi.advanceTimersByTimeAsync(10 * MINUTE_MS);
  await applying;
  // Its incidents could not be read first, so nothing was sent.
  expect(outcomesIn(SCHOOLS)).toEqual(Array(4).fill('not-sent'));
  expect(statusesIn(SCHOOLS, items)).toEqual(Array(4).fill('active'));
  const patches = () => responses.filter(({ method }) => method === 'PATCH').length;
  expect(patches()).toBe(8);
  const retrying = session.retryBatch();
  await vi.advanceTimersByTimeAsync(10 * MINUTE_MS);
  await retrying;
  expect(patches()).toBe(8);
});

test('a tenant without the permission is named, and the action goes on without it', async () => {
  const { session, itemsIn, statusesIn } = aPartner({ withoutPermission: SCHOOLS });
  const items = [...itemsIn(SCHOOLS, 1), ...itemsIn(SOC, 2)];
  await session.begin(items, { status: 'resolved' });
  const { question } = session.state();
  if (question?.kind !== 'permission') throw new Error('The session did not ask for the permission.');
  expect(question).toMatchObject({ source: { tenantId: SCHOOLS }, action: { status: 'resolved' } });
  expect(question.others).toEqual(items.slice(1));
  session.close();
  await session.begin(question.others, question.action);
  expect(session.state().question).toMatchObject({ kind: 'review', items: question.others });
  await session.apply(question.others, { status: 'resolved' });
  expect(statusesIn(SOC, items)).toEqual(['resolved', 'resolved']);
  expect(statusesIn(SCHOOLS, items)).toEqual(['active']);
});
