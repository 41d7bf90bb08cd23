import type { EpochMs } from '../../std/time.ts';
import type { CheckEffects } from './check-effects.ts';
import { CHECK_STEPS, type CheckResults } from './check-step.ts';
import { STEP_TITLES } from './step-texts.ts';

const STATES = { passed: 'passed', failed: 'FAILED', unseen: 'cannot be seen from the page' } as const;

/** The results as Markdown, for a ticket. Contains ids and hosts, but no token and no name. */
export function checkReport(
  results: CheckResults,
  { configuration, page }: Pick<CheckEffects, 'configuration' | 'page'>,
  at: EpochMs,
): string {
  const lines = CHECK_STEPS.map((step) => {
    const result = results[step]?.result;
    if (result === undefined) return `- ${STEP_TITLES[step]}: not reached`;
    return `- ${STEP_TITLES[step]}: ${STATES[result.kind]}. ${result.evidence}`;
  });
  const failed = CHECK_STEPS.map((step) => results[step]?.result).find((result) => result?.kind === 'failed');
  const quote = failed?.kind === 'failed' ? failed.failure.message.quote : [];
  return [
    `# Access check of ${new URL(page.address).origin}`,
    '',
    `Time: ${new Date(at).toISOString()}  `,
    `API: ${configuration.apiBaseUrl}  `,
    `Client ID: ${configuration.clientId ?? 'none'}`,
    '',
    ...lines,
    ...(quote.length === 0 ? [] : ['', ...quote.map(({ name, value }) => `${name}: ${value}  `)]),
    '',
  ].join('\n');
}
