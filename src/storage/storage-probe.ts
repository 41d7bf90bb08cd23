import type { KeyValueStore } from './key-value-store.ts';
import { STORAGE_PROBE_KEY } from './storage-keys.ts';

/** Approximately what the library writes for one sign-in: the request, then an account and three tokens. */
const PROBE_CHARACTERS = 16_384;

/**
 * Tests whether a sign-in could be stored. Called before navigating to the sign-in page, because afterwards the user would
 * only see that sign-in failed. Removes what it writes.
 */
export function probeStorage(store: KeyValueStore | null): 'usable' | 'storage-blocked' | 'storage-full' {
  if (store === null) return 'storage-blocked';
  try {
    store.setItem(STORAGE_PROBE_KEY, '-'.repeat(PROBE_CHARACTERS));
    store.removeItem(STORAGE_PROBE_KEY);
    return 'usable';
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    return name.toLowerCase().includes('quota') ? 'storage-full' : 'storage-blocked';
  }
}
