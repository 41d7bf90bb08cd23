import { type EpochMs, epochMs } from '../std/time.ts';
import { createBearer } from './bearer.ts';
import type { ResourceEffects } from './fetch-protected-resource.ts';
import type { Fetch, ProtectedResourceAccess } from './protected-resource.ts';

/** For tests: a list request of Defender XDR. */
export function aRequest() {
  return {
    url: 'https://api.security.microsoft.com/api/incidents',
    context: {
      kind: 'user',
      tenantId: 't-1',
      operation: 'list-incidents',
      origin: 'https://api.security.microsoft.com',
    },
    headers: { Accept: 'application/json' },
    requiredPermissions: ['Incident.Read'],
  } as const;
}

/** For tests: a JSON response. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers });
}

/** For tests: a `fetch` that returns the responses in turn and repeats the last one. Records the requests. */
export function respondingWith(...responses: readonly (Response | Error | 'hang')[]) {
  const sent: RequestInit[] = [];
  const fetch: Fetch = (_url, init = {}) => {
    const response = responses[Math.min(sent.length, responses.length - 1)];
    sent.push(init);
    if (response instanceof Response) return Promise.resolve(response.clone());
    if (response instanceof Error) return Promise.reject(response);
    return new Promise((_resolve, reject) => {
      init.signal?.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
    });
  };
  return { fetch, sent };
}

/** For tests: access whose token is `token-first`, and `token-renewed` once a renewal is requested. */
export function anAccess() {
  const requests: ({ claims?: string; forceRefresh?: boolean; refusedToken?: string } | undefined)[] = [];
  const access: Pick<ProtectedResourceAccess, 'accessToken'> = {
    accessToken: (request) => {
      requests.push(request);
      return Promise.resolve(request === undefined ? 'token-first' : 'token-renewed');
    },
  };
  return { access, renewals: () => requests.filter((request) => request !== undefined) };
}

/** For tests: effects with a rate limiter that only pauses. `pauses` records until when. */
export function effectsWith(
  fetch: Fetch,
  access: Pick<ProtectedResourceAccess, 'accessToken'>,
  more: Partial<ResourceEffects> = {},
) {
  const pauses: EpochMs[] = [];
  let pausedUntil = 0;
  const effects: ResourceEffects = {
    fetch,
    bearer: createBearer(access),
    clock: () => epochMs(Date.now()),
    random: () => 0.5,
    isOnline: () => true,
    probeOrigin: () => Promise.resolve(true),
    respondingOrigins: new Set(),
    rateLimiter: {
      acquire: async () => {
        const waitMs = pausedUntil - Date.now();
        if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
      },
      pauseUntil: (moment) => {
        pauses.push(moment);
        pausedUntil = moment;
      },
    },
    ...more,
  };
  return { effects, pauses };
}
