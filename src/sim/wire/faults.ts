import type { Fault } from './simulator-contract.ts';

export type FaultPlan = {
  plan(fault: Fault): void;
  /** The answer planned for this request, used up by being asked for; `null` when none is planned. */
  take(request: Request): Fault['answer'] | null;
};

type Planned = { readonly fault: Fault; toSkip: number; left: number };

/** A preflight is matched only by a fault that names `OPTIONS`: the others mean the request behind it. */
function isMatch({ match }: Fault, request: Request): boolean {
  if ((match.method?.toUpperCase() ?? '') !== request.method) {
    if (match.method !== undefined || request.method === 'OPTIONS') return false;
  }
  const { pathname, search } = new URL(request.url);
  // Tested by `search`, which unlike `test` does not remember where a global pattern stopped.
  return pathname.search(match.pathPattern) >= 0 || `${pathname}${search}`.search(match.pathPattern) >= 0;
}

/** Keeps the planned faults in the order they were planned; the first that matches and is not used up answers. */
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
        return entry.fault.answer;
      }
      return null;
    },
  };
}

/** Resolves after the time, or rejects with the signal's reason. */
export function waitFor(ms: number, signal: AbortSignal): Promise<void> {
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

/** Never resolves; rejects with the signal's reason once the caller gives up. */
export function waitForever(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
