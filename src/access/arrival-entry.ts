import { INCIDENT_APIS } from '../entra/apis.ts';
import { type Api, resourceOf } from '../entra/clouds.ts';
import { epochMs } from '../std/time.ts';
import type { Acquisition } from './acquisition-log.ts';
import { scopesOf } from './scopes.ts';
import type { SessionOptions } from './session-options.ts';
import type { Arrival } from './user-session.ts';

/** What the trip to the sign-in page came to, for the trace; `null` where the page was loaded without one. */
export function arrivalEntry(
  arrival: Arrival,
  options: Pick<SessionOptions, 'clock' | 'cloud' | 'tenant'>,
): Acquisition | null {
  const visit = { at: options.clock(), how: 'interactive', durationMs: null } as const;
  if (arrival.kind === 'answered') {
    const { answer } = arrival;
    const api = apiOf(answer.scopes, options);
    return {
      ...visit,
      tenantId: answer.tenantId,
      api,
      outcome: 'acquired',
      correlationId: answer.correlationId === '' ? null : answer.correlationId,
      aadstsCode: null,
      scopesAsked: api === null ? [] : scopesOf(options.cloud, api),
      scopesGranted: answer.scopes,
      expiresAt: answer.expiresOn === null ? null : epochMs(answer.expiresOn.getTime()),
    };
  }
  if (arrival.kind !== 'refused') return null;
  const { details } = arrival.error;
  return {
    ...visit,
    tenantId: details.tenantId ?? options.tenant,
    api: null,
    outcome: details.code,
    correlationId: details.correlationId ?? null,
    aadstsCode: details.aadstsCode ?? null,
    scopesAsked: [],
    scopesGranted: [],
    expiresAt: null,
  };
}

function apiOf(scopes: readonly string[], { cloud }: Pick<SessionOptions, 'cloud'>): Api | null {
  const isScopeOf = (api: Api) => scopes.some((scope) => scope.toLowerCase().startsWith(`${resourceOf(cloud, api)}/`));
  return INCIDENT_APIS.find(isScopeOf) ?? null;
}
