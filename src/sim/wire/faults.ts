import type { Fault } from './simulator-contract.ts';

type FaultPlan = {
  plan(fault: Fault): void;
  /** Takes the next response planned for this request, or `null` if there is none. */
  take(request: Request): Fault['response'] | null;
};

type Planned = { readonly fault: Fault; toSkip: number; left: number };

/** A preflight matches only a fault that names `OPTIONS`; all other faults apply to the request that follows it. */
function isMatch({ match }: Fault, request: Request): boolean {
  if ((match.method?.toUpperCase() ?? '') !== request.method) {
    if (match.method !== undefined || request.method === 'OPTIONS') return false;
  }
  const { pathname, search } = new URL(request.url);
  // `search`, unlike `test`, ignores the `lastIndex` of a global pattern.
  return pathname.search(match.pathPattern) >= 0 || `${pathname}${search}`.search(match.pathPattern) >= 0;
}

/** Keeps planned faults in order. The first one that matches and is not used up applies. */
export function createFaultPlan(): FaultPlan {
  const planned: Planned[] = [];
  return {
    plan: (fault) => {
      planned.push({ fault, toSkip: fault.skip ?? 0, left: fault.times });
    },
    take: (request) => {
      for (const entry of planned) {
        if (entry.left === 0 || !isMatch(entry.fault, request)) continue;
        if (entry.toSkip > 0) {
          entry.toSkip -= 1;
          continue;
        }
        entry.left -= 1;
        return entry.fault.response;
      }
      return null;
    },
  };
}

/** Resolves after the delay, or rejects with the signal's reason. */
export function delay(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        reject(signal.reason);
      },
      { once: true },
    );
  });
}

/** Never resolves. Rejects with the signal's reason when the caller aborts. */
export function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
