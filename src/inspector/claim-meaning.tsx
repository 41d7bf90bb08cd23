import { epochSeconds, toEpochMs } from '../std/time.ts';
import type { InspectedToken } from '../token/inspect-token.ts';
import { parseIssuer } from '../token/parse-issuer.ts';
import { formatDuration } from '../ui/format-moment.ts';
import { Unseen } from '../ui/unseen.tsx';
import styles from './claim-meaning.module.css';
import type { ClaimRow } from './claim-rows.ts';

/** What a claim means, in plain words, with what its value adds: how long until then, whose issuer, which tenant. */
export function ClaimMeaning(props: {
  row: ClaimRow;
  inspected: InspectedToken;
  tenantName: (tenantId: string) => string;
}) {
  const { entry } = props.row;
  if (entry === null) return <span className={styles.meaning}>Not in the catalogue of this page</span>;
  const addition = additionFor(props);
  return (
    <span className={styles.meaning}>
      {entry.meaning}
      {addition === null ? null : <span className={styles.addition}> {addition}</span>}{' '}
      {entry.source === null ? null : (
        <a href={entry.source} target="_blank" rel="noreferrer">
          Source<Unseen> of {entry.name}</Unseen>
        </a>
      )}
    </span>
  );
}

function additionFor({ row, inspected, tenantName }: Parameters<typeof ClaimMeaning>[0]): string | null {
  const { value, entry } = row;
  if (entry?.kind === 'time' && typeof value === 'number' && Number.isFinite(value)) {
    return relative(toEpochMs(epochSeconds(value)) - inspected.now);
  }
  if (entry?.kind === 'issuer' && typeof value === 'string') {
    const issuer = parseIssuer(value);
    return issuer === null ? 'Not one of Entra ID.' : `Entra ID, v${issuer.version.slice(0, 1)} token.`;
  }
  if (entry?.kind === 'tenant' && typeof value === 'string' && tenantName(value) === value) return 'Not known here.';
  if (entry?.kind === 'audience' && inspected.audience === null) return 'Not known here.';
  return null;
}

/** `in 52 min 3 s`, `8 min ago`. Ticks with the page; nothing announces it. */
function relative(differenceMs: number): string {
  if (Math.abs(differenceMs) < 1_000) return 'Now.';
  return differenceMs > 0 ? `In ${formatDuration(differenceMs)}.` : `${formatDuration(-differenceMs)} ago.`;
}
