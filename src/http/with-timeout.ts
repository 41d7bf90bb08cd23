import { NetworkError } from './network-error.ts';
import type { RequestContext } from './request-context.ts';

/**
 * What the promise comes to, if that is within the limit and the signal. Else rejects with a `NetworkError`, `timed-out`
 * or `aborted`; what comes later is ignored.
 */
export async function withTimeout<Value>(
  promise: Promise<Value>,
  limitMs: number,
  context: RequestContext,
  signal: AbortSignal,
): Promise<Value> {
  const over = new AbortController();
  const stopped = new Promise<never>((_resolve, reject) => {
    const stop = (code: 'timed-out' | 'aborted') => reject(new NetworkError(code, context));
    const timer = setTimeout(() => stop('timed-out'), limitMs);
    over.signal.addEventListener('abort', () => clearTimeout(timer));
    signal.addEventListener('abort', () => stop('aborted'), { signal: over.signal });
    if (signal.aborted) stop('aborted');
  });
  try {
    return await Promise.race([promise, stopped]);
  } finally {
    over.abort();
  }
}
