import { DIRECTORY_ROLE_MARKERS, DIRECTORY_ROLES } from '../../entra/directory-roles.ts';
import { type EpochMs, epochMs, epochSeconds, toEpochMs } from '../../std/time.ts';
import type { ComparedPart, Difference } from '../../token/compare-tokens.ts';
import { formatDuration, formatFull } from '../../ui/format-moment.ts';

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

const ROLE_NAMES: ReadonlyMap<string, string> = new Map([
  ...DIRECTORY_ROLES.map(({ templateId, name }) => [templateId, name] as const),
  ...Object.entries(DIRECTORY_ROLE_MARKERS),
]);

/**
 * Formats one side of a difference; times with `formatTime`, in local time by default. Text from a token stays unsafe:
 * display it with `InertText`.
 */
export function comparedText(
  part: ComparedPart,
  value: string | number | null,
  formatTime: (at: EpochMs) => string = formatFull,
): string | null {
  if (value === null) return null;
  if (typeof value === 'string') {
    if (part === 'context') return CONTEXT_LABELS.get(value) ?? value;
    return part === 'directory-role' ? (ROLE_NAMES.get(value.toLowerCase()) ?? value) : value;
  }
  if (part === 'lifetime') return value < 0 ? 'Ends before it starts' : formatDuration(value);
  return Math.abs(value) > MAX_SECONDS ? String(value) : formatTime(epochMs(toEpochMs(epochSeconds(value))));
}
