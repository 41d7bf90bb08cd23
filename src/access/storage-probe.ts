import type { KeyValueStore } from '../storage/key-value-store.ts';
import { STORAGE_PROBE_KEY } from '../storage/storage-keys.ts';
import { readLibraryError } from './library-error.ts';

/** About what the library writes for one sign-in: the request, then an account and three tokens. */
const PROBE_CHARACTERS = 16_384;

/**
 * Whether a sign-in could be kept: tries before the page is left, because afterwards it is too late to say so kindly.
 * Leaves nothing behind.
 */
export function probeStorage(store: KeyValueStore | null): 'usable' | 'storage-blocked' | 'storage-full' {
  if (store === null) return 'storage-blocked';
  try {
    store.setItem(STORAGE_PROBE_KEY, '-'.repeat(PROBE_CHARACTERS));
    store.removeItem(STORAGE_PROBE_KEY);
    return 'usable';
  } catch (error) {
    return readLibraryError(error).name.toLowerCase().includes('quota') ? 'storage-full' : 'storage-blocked';
  }
}
