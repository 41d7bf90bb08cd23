import type { DecodedToken } from '../../token/decode-token.ts';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { claimRows, valueText, withoutTokens } from './claim-rows.ts';

/** Longer values are truncated, as on the page. */
const MAX_VALUE_LENGTH = 400;

/**
 * Formats one part of a token as a Markdown table to share. Leaves out the signature, so the result is not a usable
 * token, and states that the claims are not verified.
 */
export function claimsMarkdown(token: DecodedToken, part: 'claims' | 'header'): string {
  const rows = claimRows(token, part).map(
    ({ name, value, entry }) =>
      `| ${markdownCode(name, 60)} | ${markdownCode(valueText(value), MAX_VALUE_LENGTH)} | ${entry?.meaning ?? ''} |`,
  );
  return [
    part === 'claims' ? 'Claims of a token, decoded and not verified:' : 'Header of a token, decoded and not verified:',
    '',
    '| Claim | Value | Meaning |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

/** No real grapheme has more UTF-16 units. Truncating by units first keeps very long values fast. */
const MAX_UNITS_PER_GRAPHEME = 16;

/** Formats a code span that the text cannot escape from: removes line breaks, escapes bars, replaces backticks. */
export function markdownCode(text: string, maxLength: number): string {
  const inert = inertTextOf(withoutTokens(text.slice(0, maxLength * MAX_UNITS_PER_GRAPHEME)), maxLength)
    .replaceAll(/\s+/g, ' ')
    .replaceAll('`', 'ˋ')
    .replaceAll('|', '\\|')
    .trim();
  return inert === '' ? '' : `\`${inert}\``;
}
