import type { Difference } from '../../token/compare-tokens.ts';
import { formatUtc } from '../../ui/format-moment.ts';
import { markdownCode } from '../claims/claims-markdown.ts';
import { CHANGE_LABELS, comparedText, PART_LABELS } from './comparison-labels.ts';

const MAX_VALUE_LENGTH = 400;

/** Lists what differs first. Keeps the order otherwise. */
export function differencesFirst(differences: readonly Difference[]): readonly Difference[] {
  return [...differences].sort((a, b) => Number(a.change === 'same') - Number(b.change === 'same'));
}

/** Formats what differs between two tokens as a Markdown table to share, with times in UTC and without tokens in claims. */
export function comparisonMarkdown(differences: readonly Difference[]): string {
  const side = (difference: Difference, value: Difference['before']) => {
    const text = comparedText(difference.part, value, formatUtc);
    return text === null ? 'None' : markdownCode(text, MAX_VALUE_LENGTH);
  };
  const rows = differences
    .filter(({ change }) => change !== 'same')
    .map(
      (difference) =>
        `| ${PART_LABELS[difference.part]} ${markdownCode(difference.claim, 60)} | ${CHANGE_LABELS[difference.change]} | ${side(difference, difference.before)} | ${side(difference, difference.after)} |`,
    );
  return [
    'Differences between two tokens, decoded and not verified:',
    '',
    '| Claim | Change | Token 1 | Token 2 |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
