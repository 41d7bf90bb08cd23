import * as v from 'valibot';
import { isGuid } from '../../std/guid.ts';
import { failed, ok, type Result } from '../../std/result.ts';
import { type EpochMs, epochMs } from '../../std/time.ts';

/**
 * What this browser keeps about one tenant: a preference that the user can export. Contains no secret and nothing about a
 * person. An entry adds its tenant to the list unless the configuration or the account already does.
 */
export type TenantEntry = {
  /** In lower case. */
  readonly tenantId: string;
  /** The user's own name for the tenant; `null` for the configured one. */
  readonly name: string | null;
  readonly group: string | null;
  /** The verified domain that the tenant was added by. */
  readonly domain: string | null;
  readonly region: string | null;
  /** Whether the queue reads this tenant by default; `null` for the default of its kind. */
  readonly isInQueue: boolean | null;
  /** When the user last copied or opened an admin consent link for this tenant. */
  readonly linkMadeAt: EpochMs | null;
};

export type TenantSettings = readonly TenantEntry[];

/** Why a file of tenants cannot be imported. */
export type TenantsFileProblem = 'too-large' | 'not-json' | 'not-a-tenants-file';

export const NAME_LENGTH = 80;
export const GROUP_LENGTH = 40;
/** Twice as many as Microsoft's own portal shows at once. */
export const MOST_TENANTS = 200;
const MOST_FILE_CHARACTERS = 1_000_000;

const label = (maxLength: number) =>
  v.fallback(
    v.nullable(
      v.pipe(
        v.string(),
        v.transform((name) => cleanLabel(name, maxLength)),
      ),
    ),
    null,
  );
const ENTRY = v.object({
  tenantId: v.pipe(
    v.string(),
    v.check(isGuid),
    v.transform((id) => id.toLowerCase()),
  ),
  name: v.optional(label(NAME_LENGTH), null),
  group: v.optional(label(GROUP_LENGTH), null),
  domain: v.optional(v.fallback(v.nullable(v.pipe(v.string(), v.regex(/^[a-z0-9.-]{4,253}$/))), null), null),
  region: v.optional(v.fallback(v.nullable(v.pipe(v.string(), v.regex(/^[A-Za-z]{2,8}$/))), null), null),
  isInQueue: v.optional(v.fallback(v.nullable(v.boolean()), null), null),
  linkMadeAt: v.optional(v.fallback(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))), null), null),
});
const FILE = v.object({ kind: v.literal('gatehouse-tenants'), version: v.literal(1), tenants: v.array(v.unknown()) });

/** Trims a name and removes characters that are invisible or change the direction of text. `null` if nothing is left. */
export function cleanLabel(name: string, maxLength: number): string | null {
  const cleaned = name
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const short = [...cleaned].slice(0, maxLength).join('').trim();
  return short === '' ? null : short;
}

/** Parses stored settings. Skips invalid and repeated entries and never throws. */
export function parseTenantSettings(stored: unknown): TenantSettings {
  return Array.isArray(stored) ? validEntries(stored).entries : [];
}

/** Changes one entry, or adds it. Keeps at most `MOST_TENANTS`. */
export function withEntry(
  settings: TenantSettings,
  tenantId: string,
  change: Partial<Omit<TenantEntry, 'tenantId'>>,
): TenantSettings {
  const id = tenantId.toLowerCase();
  const known = settings.some((entry) => entry.tenantId === id);
  const next = known
    ? settings.map((entry) => (entry.tenantId === id ? { ...entry, ...change } : entry))
    : [...settings, { ...NO_ENTRY, ...change, tenantId: id }];
  return next.slice(0, MOST_TENANTS);
}

export function withoutEntry(settings: TenantSettings, tenantId: string): TenantSettings {
  return settings.filter((entry) => entry.tenantId !== tenantId.toLowerCase());
}

/** Serialises tenants to a file: ids, names, groups, domains and the choice for the queue. */
export function serializeTenantsFile(
  tenants: readonly Pick<TenantEntry, 'tenantId' | 'name' | 'group' | 'domain' | 'isInQueue'>[],
): string {
  const listed = tenants.map(({ tenantId, name, group, domain, isInQueue }) => ({
    tenantId,
    name,
    group,
    domain,
    isInQueue,
  }));
  return `${JSON.stringify({ kind: 'gatehouse-tenants', version: 1, tenants: listed }, null, 2)}\n`;
}

/** Parses a file of `serializeTenantsFile`. The file is untrusted: invalid entries are skipped and counted. */
export function parseTenantsFile(
  content: string,
): Result<{ readonly entries: TenantSettings; readonly skipped: number }, TenantsFileProblem> {
  if (content.length > MOST_FILE_CHARACTERS) return failed('too-large');
  let parsed: unknown;
  try {
    parsed = JSON.parse(content);
  } catch {
    return failed('not-json');
  }
  const file = v.safeParse(FILE, parsed);
  return file.success ? ok(validEntries(file.output.tenants)) : failed('not-a-tenants-file');
}

/** Merges imported entries: their names and groups win, and what they do not state stays. Counts what changed. */
export function mergeEntries(
  settings: TenantSettings,
  imported: TenantSettings,
): { readonly settings: TenantSettings; readonly added: number; readonly changed: number; readonly omitted: number } {
  let merged = settings;
  let added = 0;
  let changed = 0;
  for (const { tenantId, name, group, domain, isInQueue } of imported) {
    const known = merged.find((entry) => entry.tenantId === tenantId);
    if (known === undefined && merged.length >= MOST_TENANTS) continue;
    const stated = Object.entries({ name, group, domain, isInQueue }).filter(([, value]) => value !== null);
    const next = { ...(known ?? { ...NO_ENTRY, tenantId }), ...Object.fromEntries(stated) };
    if (known === undefined) added += 1;
    else if (JSON.stringify(next) !== JSON.stringify(known)) changed += 1;
    merged = withEntry(merged, tenantId, next);
  }
  const omitted = imported.filter(({ tenantId }) => !merged.some((entry) => entry.tenantId === tenantId)).length;
  return { settings: merged, added, changed, omitted };
}

const NO_ENTRY = { name: null, group: null, domain: null, region: null, isInQueue: null, linkMadeAt: null } as const;

function validEntries(values: readonly unknown[]): { readonly entries: TenantSettings; readonly skipped: number } {
  const entries = new Map<string, TenantEntry>();
  for (const value of values) {
    const entry = v.safeParse(ENTRY, value);
    if (!entry.success || entries.has(entry.output.tenantId) || entries.size >= MOST_TENANTS) continue;
    const { linkMadeAt, ...rest } = entry.output;
    entries.set(rest.tenantId, { ...rest, linkMadeAt: linkMadeAt === null ? null : epochMs(linkMadeAt) });
  }
  return { entries: [...entries.values()], skipped: values.length - entries.size };
}
