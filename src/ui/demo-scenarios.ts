import { APIS } from '../entra/apis.ts';

/**
 * The scenarios of the demo: the value in the page's query, a label, and a description. The app and the demo's sign-in
 * page share this list. The simulator keeps its own, and `demo-wiring.ts` checks by type that the two agree.
 */
export const DEMO_SCENARIOS = [
  {
    value: 'normal',
    label: 'Normal',
    text: 'A normal day and one serious attack. The data is always the same, with times relative to now.',
  },
  { value: 'busy', label: 'Busy', text: 'Five thousand incidents, more than the queue loads automatically.' },
  {
    value: 'throttled',
    label: 'Throttled',
    text: 'The API allows few requests a minute, so loading pauses and resumes.',
  },
  { value: 'drift', label: 'Drift', text: 'Undocumented values, missing fields, and one row that can’t be read.' },
  {
    value: 'blocked',
    label: 'Blocked',
    text: `${APIS['defender-xdr'].displayName} refuses requests from browsers (CORS). ${APIS['graph-security'].displayName} still allows them.`,
  },
  { value: 'empty', label: 'Empty', text: 'A tenant without incidents.' },
] as const;

export type DemoScenario = (typeof DEMO_SCENARIOS)[number]['value'];

/** The value of `demo` in the page's query, which may be anything; `null` if there is none. */
export function requestedDemo(query: string): string | null {
  return new URLSearchParams(query).get('demo');
}

/** The scenario in the page's query (`?demo=<scenario>`); `null` without one or with an unknown value. */
export function readDemoScenario(query: string): DemoScenario | null {
  const requested = requestedDemo(query);
  return DEMO_SCENARIOS.find(({ value }) => value === requested)?.value ?? null;
}
