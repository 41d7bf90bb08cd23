import { type EpochMs, epochMs } from '../std/time.ts';
import { createBearer } from './bearer.ts';
import type { ResourceEffects } from './fetch-protected-resource.ts';
import type { Fetch, ProtectedResourceAccess } from './protected-resource.ts';

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

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers });
}

/** For tests. Answers in turn; the last answer repeats. Records what was sent. */
export function answering(...answers: readonly (Response | Error | 'hang')[]) {
  const sent: RequestInit[] = [];
  const fetch: Fetch = (_url, init = {}) => {
    const answer = answers[Math.min(sent.length, answers.length - 1)];
    sent.push(init);
    if (answer instanceof Response) return Promise.resolve(answer.clone());
    if (answer instanceof Error) return Promise.reject(answer);
    return new Promise((_resolve, reject) => {
      init.signal?.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
    });
  };
  return { fetch, sent };
}

export function anAccess() {
  const asked: ({ claims?: string; forceRefresh?: boolean } | undefined)[] = [];
  const access: Pick<ProtectedResourceAccess, 'accessToken'> = {
    accessToken: (request) => {
      asked.push(request);
      return Promise.resolve(request === undefined ? 'token-first' : 'token-renewed');
    },
  };
  return { access, asked, renewals: () => asked.filter((request) => request !== undefined) };
}

export function effectsWith(
  fetch: Fetch,
  access: Pick<ProtectedResourceAccess, 'accessToken'>,
  more: Partial<ResourceEffects> = {},
) {
  const closed: EpochMs[] = [];
  let closedUntil = 0;
  const effects: ResourceEffects = {
    fetch,
    bearer: createBearer(access),
    clock: () => epochMs(Date.now()),
    random: () => 0.5,
    isOnline: () => true,
    probeOrigin: () => Promise.resolve(true),
    answeringOrigins: new Set(),
    gate: {
      pass: async () => {
        const waitMs = closedUntil - Date.now();
        if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
      },
      closeUntil: (moment) => {
        closed.push(moment);
        closedUntil = moment;
      },
    },
    ...more,
  };
  return { effects, closed };
}
