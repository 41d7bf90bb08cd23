import { epochMs, epochSeconds, toEpochMs } from '../../std/time.ts';
import type { ComparedPart, Difference } from '../../token/compare-tokens.ts';
import { formatDuration, formatUtc } from '../../ui/format-moment.ts';

export const PART_LABELS: { readonly [P in ComparedPart]: string } = {
  audience: 'Audience',
  context: 'Context',
  tenant: 'Tenant',
  permission: 'Permission',
  'app-role': 'Application permission or role',
  'directory-role': 'Entra role',
  client: 'Application',
  person: 'User or service principal',
  issued: 'Issued',
  expires: 'Expires',
  lifetime: 'Lifetime',
  claim: 'Claim',
};

export const CHANGE_LABELS: { readonly [C in Difference['change']]: string } = {
  added: 'Added',
  removed: 'Removed',
  changed: 'Changed',
  same: 'Same',
};

const CONTEXT_LABELS: ReadonlyMap<string, string> = new Map([
  ['user-access', 'Delegated (user)'],
  ['application-access', 'Application (no user)'],
  ['id', 'ID token'],
  ['unknown', 'Unknown'],
]);

/** The largest number of seconds a JavaScript `Date` can represent. */
const MAX_SECONDS = 8_640_000_000_000;

/** Formats one side of a difference. Text from a token stays unsafe: display it with `InertText`. */
export function comparedText(part: ComparedPart, value: string | number | null): string | null {
  if (value === null) return null;
  if (typeof value === 'string') return part === 'context' ? (CONTEXT_LABELS.get(value) ?? value) : value;
  if (part === 'lifetime') return value < 0 ? 'Ends before it starts' : formatDuration(value);
  return Math.abs(value) > MAX_SECONDS ? String(value) : formatUtc(epochMs(toEpochMs(epochSeconds(value))));
}
