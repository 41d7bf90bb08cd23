import { NetworkError } from './network-error.ts';
import type { RequestContext } from './request-context.ts';

/**
 * Settles like the promise, unless the timeout ends or the signal aborts first: then it rejects with a `NetworkError`,
 * `timed-out` or `aborted`, and ignores the later result.
 */
export async function withTimeout<Value>(
  promise: Promise<Value>,
  timeoutMs: number,
  context: RequestContext,
  signal: AbortSignal,
): Promise<Value> {
  const settled = new AbortController();
  const stopped = new Promise<never>((_resolve, reject) => {
    const stop = (code: 'timed-out' | 'aborted') => reject(new NetworkError(code, context));
    const timer = setTimeout(() => stop('timed-out'), timeoutMs);
    settled.signal.addEventListener('abort', () => clearTimeout(timer));
    signal.addEventListener('abort', () => stop('aborted'), { signal: settled.signal });
    if (signal.aborted) stop('aborted');
  });
  try {
    return await Promise.race([promise, stopped]);
  } finally {
    settled.abort();
  }
}
