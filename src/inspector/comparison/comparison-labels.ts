import { epochMs, epochSeconds, toEpochMs } from '../../std/time.ts';
import type { ComparedPart, Difference } from '../../token/compare-tokens.ts';
import { formatDuration, formatUtc } from '../../ui/format-moment.ts';

export const PART_NAMES: { readonly [P in ComparedPart]: string } = {
  audience: 'Audience',
  context: 'Context',
  tenant: 'Tenant',
  permission: 'Permission',
  'app-role': 'Application permission or role',
  'directory-role': 'Entra role',
  client: 'Application',
  person: 'Person or service principal',
  issued: 'Issued',
  expires: 'Expires',
  lifetime: 'Lives for',
  claim: 'Claim',
};

export const CHANGE_WORDS: { readonly [C in Difference['change']]: string } = {
  added: 'Added',
  removed: 'Removed',
  changed: 'Changed',
  same: 'Same',
};

const CONTEXT_WORDS: ReadonlyMap<string, string> = new Map([
  ['user-access', 'User'],
  ['application-access', 'Application'],
  ['id', 'Id token'],
  ['unknown', 'Not known'],
]);

/** The furthest instant a JavaScript date can hold, in seconds. */
const MAX_SECONDS = 8_640_000_000_000;

/** One side of a difference for people. What comes out of a token is still to be shown inert. */
export function comparedText(part: ComparedPart, value: string | number | null): string | null {
  if (value === null) return null;
  if (typeof value === 'string') return part === 'context' ? (CONTEXT_WORDS.get(value) ?? value) : value;
  if (part === 'lifetime') return value < 0 ? 'ends before it begins' : formatDuration(value);
  return Math.abs(value) > MAX_SECONDS ? String(value) : formatUtc(epochMs(toEpochMs(epochSeconds(value))));
}
