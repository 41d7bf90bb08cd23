import * as v from 'valibot';
import type { Clock } from '../std/time.ts';
import type { SessionOptions } from './session-options.ts';
import type { SignInError, SignInErrorDetails } from './sign-in-error.ts';

/** What support needs to find the request. */
type ErrorIds = Pick<SignInErrorDetails, 'aadstsCode' | 'correlationId'>;

const PREFIX = 'throttling.';

const KEY_SHAPE = v.pipe(v.string(), v.parseJson(), v.object({ authority: v.string() }));
const ENTRY_SHAPE = v.pipe(v.string(), v.parseJson(), v.object({ throttleTime: v.number() }));

/**
 * Keeps the library's throttling of tenants without a token in memory. The library stores an entry with the tenant's
 * authority after a 429 or a 5xx, and such a tenant may come from a link: a link must not write to storage.
 */
export function createForeignThrottling(dependencies: {
  readonly store: SessionOptions['sessionStorage'];
  readonly clock: Clock;
}) {
  const { store, clock } = dependencies;
  /** By authority. `untilMs` is in milliseconds since the epoch. */
  const throttled = new Map<string, { readonly untilMs: number; readonly details: ErrorIds }>();
  return {
    /** The ids of the error that started the throttling; `null` if the authority is not throttled now. */
    throttledBy(authority: string): ErrorIds | null {
      const entry = throttled.get(authority);
      return entry !== undefined && entry.untilMs > clock() ? entry.details : null;
    },
    /** Removes the stored entries of an authority, and remembers the latest time among them. */
    moveToMemory(authority: string, { details: { aadstsCode, correlationId } }: SignInError): void {
      const details = {
        ...(aadstsCode === undefined ? {} : { aadstsCode }),
        ...(correlationId === undefined ? {} : { correlationId }),
      };
      for (const key of keysOf(store)) {
        if (!key.startsWith(PREFIX)) continue;
        const named = v.safeParse(KEY_SHAPE, key.slice(PREFIX.length));
        if (!named.success || !named.output.authority.startsWith(authority)) continue;
        const entry = v.safeParse(ENTRY_SHAPE, store?.getItem(key));
        store?.removeItem(key);
        const untilMs = entry.success ? entry.output.throttleTime : 0;
        throttled.set(authority, { untilMs: Math.max(untilMs, throttled.get(authority)?.untilMs ?? 0), details });
      }
    },
  };
}

function keysOf(store: SessionOptions['sessionStorage']): readonly string[] {
  return store === null ? [] : Array.from({ length: store.length }, (_, index) => store.key(index) ?? '');
}
