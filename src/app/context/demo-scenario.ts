/** The worlds the demo can be shown in. A word of the address, checked against this list. */
export const DEMO_SCENARIOS = ['normal', 'busy', 'throttled', 'drift', 'blocked', 'empty'] as const;

export type DemoScenario = (typeof DEMO_SCENARIOS)[number];

/** The word of the page's query after `demo=`, which anybody can write there; `null` where there is none. */
export function askedDemo(query: string): string | null {
  return new URLSearchParams(query).get('demo');
}

/** The scenario the page's query asks for: `?demo=<scenario>`; `null` without one, or with an unknown word. */
export function readDemoScenario(query: string): DemoScenario | null {
  const asked = askedDemo(query);
  return DEMO_SCENARIOS.find((scenario) => scenario === asked) ?? null;
}
