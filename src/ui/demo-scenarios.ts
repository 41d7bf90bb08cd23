import { APIS } from '../entra/apis.ts';

/**
 * The scenarios of the demo: the value in the page's query, a label, and a description. The app and the demo's sign-in
 * page share this list. The simulator keeps its own, and `demo-wiring.ts` checks by type that the two agree.
 */
export const DEMO_SCENARIOS = [
  {
    value: 'normal',
    label: 'Normal',
    text: 'A normal day with one serious attack. Same data every time, dated today.',
  },
  { value: 'busy', label: 'Busy', text: '5,000 incidents, more than load automatically.' },
  {
    value: 'throttled',
    label: 'Throttled',
    text: 'The API allows few requests per minute, so loading pauses and resumes.',
  },
  {
    value: 'drift',
    label: 'Unexpected data',
    text: 'Unexpected API data: unknown values, missing fields, one broken row.',
  },
  {
    value: 'blocked',
    label: 'Blocked',
    text: `${APIS['defender-xdr'].displayName} blocks browser requests (CORS); ${APIS['graph-security'].displayName} works.`,
  },
  { value: 'empty', label: 'Empty', text: 'A tenant with no incidents.' },
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
