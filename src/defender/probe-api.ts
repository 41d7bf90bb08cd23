import type { Api, Cloud } from '../entra/clouds.ts';
import type { RequestLimiter } from '../http/fetch-protected-resource.ts';
import { HttpError } from '../http/http-error.ts';
import type { Fetch } from '../http/protected-resource.ts';
import { sendRequest } from '../http/send-request.ts';
import { addMs, type Clock, type EpochMs, MINUTE_MS } from '../std/time.ts';
import { classifyToken } from '../token/classify-token.ts';
import type { DecodedToken } from '../token/decode-token.ts';
import { type IncidentListAddress, incidentListAddress } from '../token/incident-list-address.ts';
import { readClaims } from '../token/read-claims.ts';
import type { Quota } from './limits/open-rate-limiter.ts';
import type { RateLimiter } from './limits/rate-limiter.ts';

/** The side effects of the inspector. None happens before the user clicks a button. */
export type InspectorEffects = {
  /** The simulator's in the demo. */
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly isOnline: () => boolean;
  readonly probeOrigin: () => Promise<boolean>;
  /** Returns the rate limiter of a quota, the same one that the queue uses. Ids that a token's claims lack are empty. */
  readonly rateLimiterFor: (quota: Quota) => RateLimiter & RequestLimiter;
};

/** The pause after a 429 without `Retry-After`: the shorter window of the quota. */
const UNNAMED_WAIT_MS = MINUTE_MS;

/** The API's response to a token: the only proof of access. Contains nothing of the response body except its error code. */
export type ProbeOutcome = {
  readonly api: Api;
  readonly host: string;
  readonly at: EpochMs;
  readonly latencyMs: number;
  readonly result:
    | {
        readonly kind: 'answered';
        readonly status: number;
        /** The error code of the service. */
        readonly apiCode: string | null;
        readonly requestId: string | null;
        /** When the service accepts requests again, from `Retry-After`. */
        readonly retryAt: EpochMs | null;
      }
    | { readonly kind: 'rate-limited'; readonly by: 'service' | 'quota'; readonly until: EpochMs }
    | { readonly kind: 'unreachable'; readonly code: 'offline' | 'blocked' | 'timed-out' | 'not-readable' };
};

/** The API that a token can be tried on; `null` if no incident API has its audience, so no host may receive it. */
export function probeTarget(token: DecodedToken, cloud: Cloud): IncidentListAddress | null {
  return incidentListAddress(readClaims(token.claims).audiences, cloud);
}

/**
 * Lists one incident with the token, once, at the fixed host of its audience. Counts against the token's quota, and
 * returns `rate-limited` without a request if that is used up. `null` if the signal aborts. Never rejects.
 */
export async function probeApi(
  token: { readonly compact: string; readonly decoded: DecodedToken },
  address: IncidentListAddress,
  effects: InspectorEffects,
  signal: AbortSignal,
): Promise<ProbeOutcome | null> {
  const claims = readClaims(token.decoded.claims);
  const quota = { tenantId: claims.tenantId ?? '', clientId: claims.clientId ?? '', api: address.api };
  const rateLimiter = effects.rateLimiterFor(quota);
  const { resumesAt, limitedBy } = rateLimiter.state();
  const startedAt = effects.clock();
  const host = new URL(address.origin).host;
  if (signal.aborted) return null;
  if (resumesAt !== null) {
    const result = { kind: 'rate-limited', by: limitedBy ?? 'quota', until: resumesAt } as const;
    return { api: address.api, host, at: startedAt, latencyMs: 0, result };
  }
  await rateLimiter.acquire('list-incidents', signal);
  let status = 0;
  const outcome = await sendRequest(
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
        kind: classifyToken(token.decoded, claims) === 'application-access' ? 'application' : 'user',
        tenantId: quota.tenantId,
        operation: 'list-incidents',
        origin: address.origin,
      },
      headers: { Accept: 'application/json' },
      requiredPermissions: [],
      token: token.compact,
    },
    signal,
  );
  if (outcome.kind === 'throttled') rateLimiter.pauseUntil(outcome.retryAt ?? addMs(effects.clock(), UNNAMED_WAIT_MS));
  if (signal.aborted) return null;
  const about = { api: address.api, host, at: effects.clock(), latencyMs: effects.clock() - startedAt };
  if (outcome.kind === 'response') {
    return {
      ...about,
      result: { kind: 'answered', status, apiCode: null, requestId: outcome.requestId, retryAt: null },
    };
  }
  const { error } = outcome;
  if (error instanceof HttpError) {
    const { status: said, apiCode, requestId, retryAt } = error;
    return { ...about, result: { kind: 'answered', status: said, apiCode, requestId, retryAt } };
  }
  const code = error.code === 'blocked' || error.code === 'timed-out' || error.code === 'offline' ? error.code : null;
  return { ...about, result: { kind: 'unreachable', code: code ?? 'not-readable' } };
}
