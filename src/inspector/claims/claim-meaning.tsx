import { epochSeconds, toEpochMs } from '../../std/time.ts';
import type { InspectedToken } from '../../token/inspect-token.ts';
import { parseIssuer } from '../../token/parse-issuer.ts';
import { formatDuration } from '../../ui/format-moment.ts';
import type { TenantNames } from '../tokens/tenant-names.ts';
import styles from './claim-meaning.module.css';
import type { ClaimRow } from './claim-rows.ts';

type Props = { row: ClaimRow; inspected: InspectedToken; tenants: TenantNames };

/** Explains a claim and adds what its value implies: the time left, the kind of issuer, or an unknown tenant. */
export function ClaimMeaning(props: Props) {
  const { entry } = props.row;
  const meaning = entry === null ? 'Unknown claim' : `${entry.meaning}${valueNote(props)}`;
  return <span className={styles.meaning}>{meaning}</span>;
}

function valueNote({ row, inspected, tenants }: Props): string {
  const { value, entry } = row;
  switch (entry?.kind) {
    case 'time':
      if (typeof value !== 'number' || !Number.isFinite(value)) return '; not a time';
      return `: ${relativeTime(toEpochMs(epochSeconds(value)) - inspected.now)}`;
    case 'issuer': {
      const issuer = typeof value === 'string' ? parseIssuer(value) : null;
      return issuer === null ? '; not Entra ID' : `; Entra ID, v${issuer.version.slice(0, 1)} format`;
    }
    case 'tenant':
      return typeof value === 'string' && tenants.isKnown(value) ? '' : '; unknown tenant';
    case 'audience':
      return inspected.audience === null && inspected.kind !== 'id' ? '; unknown API' : '';
    default:
      return '';
  }
}

/** `in 52 min 3 s`, `8 min ago`. Updates every second and is never announced. */
function relativeTime(differenceMs: number): string {
  if (Math.abs(differenceMs) < 1_000) return 'now';
  return differenceMs > 0 ? `in ${formatDuration(differenceMs)}` : `${formatDuration(-differenceMs)} ago`;
}
