import type { ProbeOutcome } from '../../defender/probe-api.ts';
import type { Verdict } from '../../token/verdicts.ts';
import type { DecidingVerdictText } from './deciding-verdict-text.ts';
import { probeOutcomeText } from './probe-outcome-text.ts';

/** The ruling once the API itself was asked: its answer decides where it is one, and stands beside the claims where not. */
export function measuredVerdict(words: DecidingVerdictText, answer: ProbeOutcome): DecidingVerdictText {
  const pair = [...words.pair.filter(({ name }) => !MEASURED_NAMES.includes(name)), ...measuredPair(answer)];
  if (!isAboutToken(answer)) return { ...words, pair };
  const { tone, kicker, title, advice } = probeOutcomeText(answer);
  const isGood = tone === 'success';
  return {
    ...words,
    tone,
    kicker,
    // What was read from the claims says more: where it reads, and through what.
    title: isGood && words.tone === 'success' ? words.title : title,
    pair,
    cure: isGood ? null : (advice ?? words.cure),
  };
}

/** Whether an answer decides about the token, and is not about the service or the way there. */
export function isAboutToken(answer: ProbeOutcome): boolean {
  return measuredListing(answer) !== null;
}

/** What the API's answer makes of one verdict; `null` where it says nothing about it. */
export function measuredOutcome(verdict: Verdict, answer: ProbeOutcome | null): 'yes' | 'no' | null {
  if (answer === null || verdict.operation !== 'list-incidents') return null;
  return verdict.api === answer.api ? measuredListing(answer) : null;
}

const MEASURED_NAMES: readonly string[] = ['The API answered', 'Request id'];

/** Only these answers are about the token; any other is about the service or the way there. */
function measuredListing({ result }: ProbeOutcome): 'yes' | 'no' | null {
  if (result.kind !== 'answered') return null;
  if (result.status >= 200 && result.status < 300) return 'yes';
  return result.status === 401 || result.status === 403 ? 'no' : null;
}

function measuredPair({ result, latencyMs }: ProbeOutcome): DecidingVerdictText['pair'] {
  if (result.kind !== 'answered') return [];
  const code = result.apiCode === null ? '' : ` ${result.apiCode}`;
  return [
    { name: 'The API answered', value: { kind: 'words', text: `${result.status}${code} in ${latencyMs} ms` } },
    ...(result.requestId === null
      ? []
      : [{ name: 'Request id', value: { kind: 'names' as const, names: [result.requestId] } }]),
  ];
}
