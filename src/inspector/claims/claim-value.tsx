import { DIRECTORY_ROLE_MARKERS, DIRECTORY_ROLES } from '../../entra/directory-roles.ts';
import { isGuid } from '../../std/guid.ts';
import { epochSeconds, toEpochMs } from '../../std/time.ts';
import type { InspectedToken } from '../../token/inspect-token.ts';
import { nameAudience } from '../../token/name-audience.ts';
import { describePermission } from '../../token/token-permissions.ts';
import { Badge } from '../../ui/badge.tsx';
import { formatFull, formatUtc } from '../../ui/format-moment.ts';
import { InertText } from '../../ui/inert-text.tsx';
import type { TenantNames } from '../tokens/tenant-names.ts';
import { type ClaimRow, valueText } from './claim-rows.ts';
import styles from './claim-value.module.css';

/** Longer values are truncated so that they do not fill the page. */
const MAX_VALUE_LENGTH = 400;
/** Longer lists are collapsed, and very long ones are truncated. */
const MAX_EXPANDED = 8;
const MAX_LISTED = 500;
/** The largest number of seconds a JavaScript `Date` can represent. */
const MAX_SECONDS = 8_640_000_000_000;

/** Displays a claim's value by kind, or unchanged if the value does not fit the kind. All of it may be forged. */
export function ClaimValue(props: { row: ClaimRow; inspected: InspectedToken; tenants: TenantNames }) {
  const { value, entry } = props.row;
  if (entry?.kind === 'time' && isSeconds(value)) return <TimeValue seconds={value} />;
  const texts = textsIn(value, entry?.kind === 'scopes');
  if (texts === null) return <InertText text={valueText(value)} maxLength={MAX_VALUE_LENGTH} code />;
  if (texts.length === 0) return <span className={styles.quiet}>Empty</span>;
  const collapsed = texts.slice(MAX_EXPANDED, MAX_LISTED);
  return (
    <>
      <ValueList texts={texts.slice(0, MAX_EXPANDED)} labelOf={(text) => labelOf(text, props)} />
      {collapsed.length === 0 ? null : (
        <details className={styles.more}>
          <summary>{texts.length - MAX_EXPANDED} more</summary>
          <ValueList texts={collapsed} labelOf={(text) => labelOf(text, props)} />
        </details>
      )}
    </>
  );
}

function ValueList(props: { texts: readonly string[]; labelOf: (text: string) => string | null }) {
  return (
    <ul className={styles.values}>
      {props.texts.map((text, index) => {
        const key = `${index} ${text}`;
        const label = props.labelOf(text);
        return (
          <li key={key}>
            <InertText text={text} maxLength={MAX_VALUE_LENGTH} code />{' '}
            {label === null ? null : <Badge title={label}>{label}</Badge>}
          </li>
        );
      })}
    </ul>
  );
}

function TimeValue(props: { seconds: number }) {
  const at = toEpochMs(epochSeconds(props.seconds));
  const utc = formatUtc(at);
  return (
    <time className={styles.time} dateTime={new Date(at).toISOString()}>
      {formatFull(at)} <span className={styles.quiet}>{utc}</span>
    </time>
  );
}

/** The display name of a known value; `null` for an unknown one. */
function labelOf(text: string, { row, inspected, tenants }: Parameters<typeof ClaimValue>[0]): string | null {
  const api = inspected.audience?.api ?? null;
  switch (row.entry?.kind) {
    case 'audience':
      return nameAudience(text)?.displayName ?? null;
    case 'tenant': {
      const name = isGuid(text) ? tenants.nameOf(text) : text;
      return name === text ? null : name;
    }
    case 'scopes':
      return describePermission(text, 'delegated', api)?.displayName ?? null;
    case 'roles':
      return describePermission(text, 'application', api)?.displayName ?? null;
    case 'directory-roles': {
      const templateId = text.toLowerCase();
      const role = DIRECTORY_ROLES.find((known) => known.templateId === templateId);
      return role?.name ?? new Map(Object.entries(DIRECTORY_ROLE_MARKERS)).get(templateId) ?? null;
    }
    case 'coded':
      return new Map(Object.entries(row.entry.values)).get(text) ?? null;
    default:
      return null;
  }
}

/** Splits a value into texts: itself, its array members, or its space-separated scopes. `null` for other structures. */
function textsIn(value: unknown, isSpaceSeparated: boolean): readonly string[] | null {
  if (typeof value === 'string') return isSpaceSeparated ? value.split(' ').filter((part) => part !== '') : [value];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  if (!Array.isArray(value)) return null;
  const texts = value.filter((member) => typeof member === 'string');
  return texts.length === value.length ? texts : null;
}

function isSeconds(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= MAX_SECONDS;
}
