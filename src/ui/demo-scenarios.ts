/**
 * The scenarios of the demo, as written in the page's query. The app and the demo's sign-in page share this list. The
 * simulator keeps its own, and `demo-wiring.ts` checks by type that the two agree.
 */
export const DEMO_SCENARIOS = ['normal', 'busy', 'throttled', 'tenant-down', 'drift', 'blocked', 'empty'] as const;

export type DemoScenario = (typeof DEMO_SCENARIOS)[number];

/** The value of `demo` in the page's query, which may be anything; `null` if there is none. */
export function requestedDemo(query: string): string | null {
  return new URLSearchParams(query).get('demo');
}

/** The scenario in the page's query (`?demo=<scenario>`); `null` without one or with an unknown value. */
export function readDemoScenario(query: string): DemoScenario | null {
  const requested = requestedDemo(query);
  return DEMO_SCENARIOS.find((scenario) => scenario === requested) ?? null;
}
