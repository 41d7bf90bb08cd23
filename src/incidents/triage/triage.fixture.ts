import { anIncidentService, plannedChanges } from '../../defender/changes/incident-model.fixture.ts';
import { anIncidentSource } from '../../defender/incident-source.fixture.ts';
import type { IncidentSource } from '../../defender/incident-source.ts';
import type { Incident } from '../../defender/model/incident.ts';
import type { ChangeResponse } from '../../http/change-protected-resource.ts';
import { epochMs } from '../../std/time.ts';
import { createTriageSession } from './triage-session.ts';

/** For tests: a session over a service that holds the incidents. `responses` are those to the requests, in turn. */
export function aTriageSession(
  incidents: readonly Incident[],
  options: {
    readonly responses?: readonly ChangeResponse[];
    readonly permission?: 'granted' | 'missing' | 'none';
  } = {},
) {
  let now = 1_800_000_000_000;
  let requests = 0;
  const clock = () => epochMs(now);
  const services = new Map(incidents.map((incident) => [incident.id, anIncidentService(incident, clock)]));
  const serviceOf = (id: string) => {
    const service = services.get(id);
    if (service === undefined) throw new Error(`The fixture has no incident ${id}.`);
    return service;
  };
  const source: IncidentSource = {
    ...anIncidentSource('defender-xdr', () => Promise.reject(new Error('not used'))),
    fetchIncident: (id) => Promise.resolve(serviceOf(id).current()),
  };
  const controller = new AbortController();
  const read: Incident[] = [];
  const { permission = 'granted' } = options;
  const access = {
    permission: 'Incident.ReadWrite',
    hasToken: () => Promise.resolve(permission === 'granted'),
    acquireToken: () => (permission === 'granted' ? Promise.resolve() : Promise.reject(new Error('consent required'))),
    writer: {
      contextId: source.contextId,
      tenantId: source.tenantId,
      api: source.api,
      requestsFor: (id: string, change: Parameters<typeof plannedChanges>[0]) =>
        plannedChanges(change, false).map((each) => ({ ...each, url: `https://api.example/${id}` })),
      send: async ({ url, part }: { readonly url: string; readonly part: Parameters<typeof plannedChanges>[0] }) => {
        const response: ChangeResponse = options.responses?.[requests] ?? {
          kind: 'accepted',
          body: {},
          requestId: null,
        };
        requests += 1;
        if (response.kind === 'accepted') serviceOf(url.slice(url.lastIndexOf('/') + 1)).apply(part, 'me', 'mine');
        return response;
      },
    },
  };
  const session = createTriageSession({
    accessOf: () => (permission === 'none' ? null : access),
    clock,
    delay: (ms) => {
      now += ms;
      return Promise.resolve();
    },
    onRead: (_source, incident) => read.push(incident),
    signal: controller.signal,
  });
  return {
    session,
    source,
    serviceOf,
    read,
    items: incidents.map((incident) => ({ source, incident })),
    requests: () => requests,
    advance: (ms: number) => {
      now += ms;
    },
    end: () => controller.abort(),
  };
}
