/** The scenarios of the demo. */
export const DEMO_SCENARIOS = ['normal', 'busy', 'throttled', 'drift', 'blocked', 'empty'] as const;

export type DemoScenario = (typeof DEMO_SCENARIOS)[number];

/** The value of `demo` in the query, which is untrusted text; `null` if absent. */
export function requestedDemo(query: string): string | null {
  return new URLSearchParams(query).get('demo');
}

/** The scenario that the query selects (`?demo=<scenario>`); `null` if it is absent or unknown. */
export function readDemoScenario(query: string): DemoScenario | null {
  const requested = requestedDemo(query);
  return DEMO_SCENARIOS.find((scenario) => scenario === requested) ?? null;
}
