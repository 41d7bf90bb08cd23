import type { Api, Cloud } from '../entra/clouds.ts';
import { HttpError } from '../http/http-error.ts';
import { attempt } from '../http/one-attempt.ts';
import type { Fetch } from '../http/protected-resource.ts';
import type { Clock, EpochMs } from '../std/time.ts';
import type { DecodedToken } from '../token/decode-token.ts';
import { type IncidentListAddress, incidentListAddress } from '../token/incident-list-address.ts';
import { readClaims } from '../token/read-claims.ts';

/** What is done to the world from this page, and only when a button is pressed. */
export type InspectorEffects = {
  /** In the demo, the simulator's. */
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly isOnline: () => boolean;
  readonly probeOrigin: () => Promise<boolean>;
};

/** What the API itself said to a token: the one proof there is. Holds nothing of the answer's body but its code. */
export type ApiAnswer = {
  readonly api: Api;
  readonly host: string;
  readonly at: EpochMs;
  readonly latencyMs: number;
  readonly result:
    | {
        readonly kind: 'answered';
        readonly status: number;
        /** The service's own code of a refusal. */
        readonly apiCode: string | null;
        readonly requestId: string | null;
      }
    | { readonly kind: 'unreachable'; readonly code: 'offline' | 'blocked' | 'timed-out' | 'not-readable' };
};

/** Where a token may be tried; `null` where its audience opens no incidents, and so no host may see it. */
export function whereToAsk(token: DecodedToken, cloud: Cloud): IncidentListAddress | null {
  return incidentListAddress(readClaims(token.claims).audiences, cloud);
}

/**
 * Lists one incident with the token, at the fixed host of its audience, once. `null` when it was called off. Never
 * rejects.
 */
export async function askApi(
  token: { readonly compact: string; readonly decoded: DecodedToken },
  address: IncidentListAddress,
  effects: InspectorEffects,
  signal: AbortSignal,
): Promise<ApiAnswer | null> {
  let status = 0;
  const startedAt = effects.clock();
  const outcome = await attempt(
    {
      ...effects,
      fetch: async (input, init) => {
        const response = await effects.fetch(input, init);
        status = response.status;
        return response;
      },
    },
    {
      url: address.url,
      context: {
        tenantId: readClaims(token.decoded.claims).tenantId ?? '',
        operation: 'list-incidents',
        origin: address.origin,
      },
      headers: { Accept: 'application/json' },
      requiredPermissions: [],
      token: token.compact,
    },
    signal,
  );
  if (signal.aborted) return null;
  const about = {
    api: address.api,
    host: new URL(address.origin).host,
    at: effects.clock(),
    latencyMs: effects.clock() - startedAt,
  };
  if (outcome.kind === 'answer') {
    return { ...about, result: { kind: 'answered', status, apiCode: null, requestId: outcome.requestId } };
  }
  const { error } = outcome;
  if (error instanceof HttpError) {
    const { apiCode, requestId } = error;
    return { ...about, result: { kind: 'answered', status: error.status, apiCode, requestId } };
  }
  const code = error.code === 'blocked' || error.code === 'timed-out' || error.code === 'offline' ? error.code : null;
  return { ...about, result: { kind: 'unreachable', code: code ?? 'not-readable' } };
}
