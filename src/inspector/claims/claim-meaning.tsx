import { epochSeconds, toEpochMs } from '../../std/time.ts';
import type { InspectedToken } from '../../token/inspect-token.ts';
import { parseIssuer } from '../../token/parse-issuer.ts';
import { formatDuration } from '../../ui/format-moment.ts';
import type { TenantNames } from '../tokens/tenant-names.ts';
import styles from './claim-meaning.module.css';
import type { ClaimRow } from './claim-rows.ts';

type Props = { row: ClaimRow; inspected: InspectedToken; tenants: TenantNames };

/** What a claim means, in plain words, with what its value adds: how long until then, whose issuer, which tenant. */
export function ClaimMeaning(props: Props) {
  const { entry } = props.row;
  const meaning = entry === null ? 'Not in the catalogue of this page' : `${entry.meaning}${additionFor(props)}`;
  return <span className={styles.meaning}>{meaning}</span>;
}

function additionFor({ row, inspected, tenants }: Props): string {
  const { value, entry } = row;
  switch (entry?.kind) {
    case 'time':
      if (typeof value !== 'number' || !Number.isFinite(value)) return '; not a time';
      return `: ${relative(toEpochMs(epochSeconds(value)) - inspected.now)}`;
    case 'issuer': {
      const issuer = typeof value === 'string' ? parseIssuer(value) : null;
      return issuer === null ? '; not Entra ID' : `; Entra ID, v${issuer.version.slice(0, 1)} form`;
    }
    case 'tenant':
      return typeof value === 'string' && tenants.isKnown(value) ? '' : '; not known here';
    case 'audience':
      return inspected.audience === null && inspected.kind !== 'id' ? '; not known here' : '';
    default:
      return '';
  }
}

/** `in 52 min 3 s`, `8 min ago`. Ticks with the page; nothing announces it. */
function relative(differenceMs: number): string {
  if (Math.abs(differenceMs) < 1_000) return 'now';
  return differenceMs > 0 ? `in ${formatDuration(differenceMs)}` : `${formatDuration(-differenceMs)} ago`;
}
