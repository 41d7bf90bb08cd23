import type { CatalogueEntry } from '../../token/claim-catalogue.ts';
import type { DecodedToken } from '../../token/decode-token.ts';
import { describeClaim, describeHeader } from '../../token/describe-claim.ts';

/** A claim or header parameter with its catalogue entry; `null` for an unknown one, which is displayed too. */
export type ClaimRow = { readonly name: string; readonly value: unknown; readonly entry: CatalogueEntry | null };

/** The claims people look for first. The rest follows in the token's order. */
const FIRST_CLAIMS = [
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

/** Lists the claims or the header parameters of a token. */
export function claimRows(token: DecodedToken, part: 'claims' | 'header'): readonly ClaimRow[] {
  if (part === 'header') return rows(token.header, describeHeader);
  const all = rows(token.claims, describeClaim);
  const rank = ({ name }: ClaimRow) => (FIRST_CLAIMS.includes(name) ? FIRST_CLAIMS.indexOf(name) : FIRST_CLAIMS.length);
  return [...all].sort((a, b) => rank(a) - rank(b));
}

/** Keeps the rows whose name, value or meaning contains the search text, ignoring case. */
export function searchRows(all: readonly ClaimRow[], search: string): readonly ClaimRow[] {
  const needle = search.trim().toLowerCase();
  if (needle === '') return all;
  return all.filter(({ name, value, entry }) =>
    [name, valueText(value), entry?.meaning ?? ''].some((text) => text.toLowerCase().includes(needle)),
  );
}

/** Formats a value as JSON, and a string without quotes. Never throws, however deeply the value is nested. */
export function valueText(value: unknown): string {
  if (typeof value === 'string') return value;
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return 'nested too deeply to display';
  }
}

/** Matches a token inside a claim: a signed HTTP request contains its access token. */
const TOKEN = /eyJ[\w-]{8,}(?:\.[\w-]*)*/g;

/** Replaces tokens inside a value, so that a copied claim never contains a usable one. */
export function withoutTokens(text: string): string {
  return text.replaceAll(TOKEN, '[token removed]');
}

function rows(
  part: ReadonlyMap<string, unknown>,
  describe: (name: string) => CatalogueEntry | null,
): readonly ClaimRow[] {
  return [...part].map(([name, value]) => ({ name, value, entry: describe(name) }));
}
