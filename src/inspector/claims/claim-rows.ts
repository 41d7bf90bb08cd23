import type { CatalogueEntry } from '../../token/claim-catalogue.ts';
import type { DecodedToken } from '../../token/decode-token.ts';
import { describeClaim, describeHeader } from '../../token/describe-claim.ts';

/** One claim or header parameter, with what is known about it; unknown ones have no entry and are shown all the same. */
export type ClaimRow = { readonly name: string; readonly value: unknown; readonly entry: CatalogueEntry | null };

/** What people look for first; the rest follows as the token has it. */
const FIRST = [
  'aud',
  'scp',
  'roles',
  'iss',
  'tid',
  'wids',
  'upn',
  'preferred_username',
  'appid',
  'azp',
  'idtyp',
  'exp',
  'nbf',
  'iat',
];

/** The rows of one part of a token. */
export function claimRows(token: DecodedToken, part: 'claims' | 'header'): readonly ClaimRow[] {
  if (part === 'header') return rows(token.header, describeHeader);
  const all = rows(token.claims, describeClaim);
  const rank = ({ name }: ClaimRow) => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
  return [...all].sort((one, other) => rank(one) - rank(other));
}

/** The rows whose name, value or meaning holds the searched text, whatever its case. */
export function searchRows(all: readonly ClaimRow[], search: string): readonly ClaimRow[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return all;
  return all.filter(({ name, value, entry }) =>
    [name, valueText(value), entry?.meaning ?? ''].some((text) => text.toLowerCase().includes(wanted)),
  );
}

/** A value as JSON writes it, a text without its quotes. Never throws, however deep the value is nested. */
export function valueText(value: unknown): string {
  if (typeof value === 'string') return value;
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return 'nested too deep to show';
  }
}

function rows(
  part: ReadonlyMap<string, unknown>,
  describe: (name: string) => CatalogueEntry | null,
): readonly ClaimRow[] {
  return [...part].map(([name, value]) => ({ name, value, entry: describe(name) }));
}
