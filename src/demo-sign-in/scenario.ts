import type { ScenarioName } from '../sim/wire/simulator-contract.ts';
import { DEMO_ENTERED_KEY, DEMO_STORE_KEY } from '../storage/storage-keys.ts';
import { readDemoScenario } from '../ui/demo-scenarios.ts';

/** The world that the page's query names: `?demo=<scenario>`; `normal` without one or with an unknown word. */
export function readScenario(query: string): ScenarioName {
  return readDemoScenario(query) ?? 'normal';
}

/**
 * Prepares this tab for the start page of another world. The request under way belongs to the world it was made in, so
 * the app's side of it is forgotten, and the start page is told to sign in anew at once. The simulated Entra's own entry
 * stays: its sessions outlast any application.
 */
export function startOverIn(
  world: ScenarioName,
  store: Pick<Storage, 'length' | 'key' | 'setItem' | 'removeItem'>,
): void {
  const keys = Array.from({ length: store.length }, (_, index) => store.key(index) ?? '');
  for (const key of keys) {
    if (key !== DEMO_STORE_KEY && /^(msal|gatehouse)\./.test(key)) store.removeItem(key);
  }
  store.setItem(DEMO_ENTERED_KEY, world);
}
