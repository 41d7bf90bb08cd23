import type { ProbeOutcome } from '../../defender/probe-api.ts';
import type { Verdict } from '../../token/verdicts.ts';
import { isConclusive, probedListing, probeOutcomeText } from '../proof/probe-outcome-text.ts';
import type { DecidingVerdictText } from './deciding-verdict-text.ts';

/**
 * Merges a probe into the verdict read from the claims. A conclusive response overrides the verdict; any other is only
 * shown beside it.
 */
export function probedVerdictText(text: DecidingVerdictText, probe: ProbeOutcome): DecidingVerdictText {
  const comparison = [...text.comparison.filter(({ name }) => !PROBE_NAMES.includes(name)), ...probeFacts(probe)];
  if (!isConclusive(probe)) return { ...text, comparison };
  const { tone, kicker, title, advice } = probeOutcomeText(probe);
  const isGood = tone === 'success';
  return {
    ...text,
    tone,
    kicker,
    // The title from the claims is more specific: it names the tenant and the API.
    title: isGood && text.tone === 'success' ? text.title : title,
    comparison,
    cure: isGood ? null : (advice ?? text.cure),
  };
}

/** The outcome of one verdict according to a probe; `null` when the probe says nothing about it. */
export function probedAnswer(verdict: Verdict, probe: ProbeOutcome | null): 'yes' | 'no' | null {
  if (probe === null || verdict.operation !== 'list-incidents') return null;
  return verdict.api === probe.api ? probedListing(probe) : null;
}

const PROBE_NAMES: readonly string[] = ['API response', 'Request ID'];

function probeFacts({ result, latencyMs }: ProbeOutcome): DecidingVerdictText['comparison'] {
  if (result.kind !== 'answered') return [];
  const code = result.apiCode === null ? '' : ` ${result.apiCode}`;
  return [
    { name: 'API response', value: { kind: 'text', text: `${result.status}${code} in ${latencyMs} ms` } },
    ...(result.requestId === null
      ? []
      : [{ name: 'Request ID', value: { kind: 'names' as const, names: [result.requestId] } }]),
  ];
}
