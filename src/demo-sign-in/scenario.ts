import type { ScenarioName } from '../sim/wire/simulator-contract.ts';
import { DEMO_ENTERED_KEY, DEMO_STORE_KEY } from '../storage/storage-keys.ts';
import { readDemoScenario } from '../ui/demo-scenarios.ts';

/** The scenario that the query selects (`?demo=<scenario>`); `normal` if it is absent or unknown. */
export function readScenario(query: string): ScenarioName {
  return readDemoScenario(query) ?? 'normal';
}

/**
 * Prepares this tab for the start page of another scenario. Removes the app's entries, because a pending sign-in belongs
 * to the old scenario, and makes the start page sign in at once. Keeps the entry of the simulated Entra: its sessions
 * are independent of the application.
 */
export function switchScenario(
  scenario: ScenarioName,
  store: Pick<Storage, 'length' | 'key' | 'setItem' | 'removeItem'>,
): void {
  const keys = Array.from({ length: store.length }, (_, index) => store.key(index) ?? '');
  for (const key of keys) {
    if (key !== DEMO_STORE_KEY && /^(msal|gatehouse)\./.test(key)) store.removeItem(key);
  }
  store.setItem(DEMO_ENTERED_KEY, scenario);
}
