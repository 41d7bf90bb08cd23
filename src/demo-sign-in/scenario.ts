import type { ScenarioName } from '../sim/wire/simulator-contract.ts';
import { DEMO_ENTERED_KEY, DEMO_STORE_KEY } from '../storage/storage-keys.ts';

/** The worlds of the demo, each with its word and one sentence. */
export const SCENARIO_LABELS: readonly {
  readonly value: ScenarioName;
  readonly label: string;
  readonly text: string;
}[] = [
  {
    value: 'normal',
    label: 'Normal',
    text: 'An ordinary day with one bad morning. Always the same world, dated from now.',
  },
  { value: 'busy', label: 'Busy', text: 'Five thousand incidents: more than are read without asking.' },
  { value: 'throttled', label: 'Throttled', text: 'The API allows few calls a minute: reading pauses and goes on.' },
  { value: 'drift', label: 'Drift', text: 'Words nobody documented, missing fields, and one row that cannot be read.' },
  { value: 'blocked', label: 'Blocked', text: 'Defender XDR answers no other origin; Microsoft Graph still does.' },
  { value: 'empty', label: 'Empty', text: 'A tenant in which nothing has happened.' },
];

/** The world that the page's query names: `?demo=<scenario>`; `normal` without one or with an unknown word. */
export function readScenario(query: string): ScenarioName {
  const asked = new URLSearchParams(query).get('demo');
  return SCENARIO_LABELS.find(({ value }) => value === asked)?.value ?? 'normal';
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
