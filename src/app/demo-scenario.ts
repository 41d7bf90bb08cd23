/** The worlds the demo can be shown in. A word of the address, checked against this list. */
const DEMO_SCENARIOS = ['normal', 'busy', 'throttled', 'drift', 'blocked', 'empty'] as const;

export type DemoScenario = (typeof DEMO_SCENARIOS)[number];

/** The scenario the page's query asks for: `?demo=<scenario>`; `null` without one, or with an unknown word. */
export function readDemoScenario(query: string): DemoScenario | null {
  const asked = new URLSearchParams(query).get('demo');
  return DEMO_SCENARIOS.find((scenario) => scenario === asked) ?? null;
}
