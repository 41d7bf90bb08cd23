import type { KeyValueStore } from '../std/key-value-store.ts';
import { readLibraryError } from './library-error.ts';

const PROBE_KEY = 'gatehouse.probe';

/** About what the library writes for one sign-in: the request, then an account and three tokens. */
const PROBE_CHARACTERS = 16_384;

/**
 * Whether a sign-in could be kept: tries before the page is left, because afterwards it is too late to say so kindly.
 * Leaves nothing behind.
 */
export function probeStorage(store: KeyValueStore | null): 'usable' | 'storage-blocked' | 'storage-full' {
  if (store === null) return 'storage-blocked';
  try {
    store.setItem(PROBE_KEY, '-'.repeat(PROBE_CHARACTERS));
    store.removeItem(PROBE_KEY);
    return 'usable';
  } catch (error) {
    return readLibraryError(error).name.toLowerCase().includes('quota') ? 'storage-full' : 'storage-blocked';
  }
}
