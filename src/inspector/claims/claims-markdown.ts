import type { DecodedToken } from '../../token/decode-token.ts';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { claimRows, valueText } from './claim-rows.ts';

/** Longer values are cut, as on the page. */
const MAX_VALUE = 400;
/** A signed request carries the access token itself in a claim. */
const TOKEN = /eyJ[\w-]{8,}(?:\.[\w-]*)*/g;

/**
 * One part of a token as a table in Markdown, to be sent on: names, values and meanings. Without the signature, which
 * is not decoded at all, so what is copied is no token. Says itself that nothing of it is proven.
 */
export function claimsMarkdown(token: DecodedToken, part: 'claims' | 'header'): string {
  const rows = claimRows(token, part).map(
    ({ name, value, entry }) =>
      `| ${cell(name, 60)} | ${cell(valueText(value), MAX_VALUE)} | ${entry?.meaning ?? ''} |`,
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

/** More units than any that many graphemes are made of in earnest; cutting the rest off first keeps long values cheap. */
const UNITS_PER_GRAPHEME = 16;

/** A code span that cannot be left: neither a line break nor a bar ends the cell, and a backtick does not end the span. */
function cell(text: string, maxLength: number): string {
  const inert = inertTextOf(
    text.slice(0, maxLength * UNITS_PER_GRAPHEME).replaceAll(TOKEN, '[token left out]'),
    maxLength,
  )
    .replaceAll(/\s+/g, ' ')
    .replaceAll('`', 'ˋ')
    .replaceAll('|', '\\|')
    .trim();
  return inert === '' ? '' : `\`${inert}\``;
}
