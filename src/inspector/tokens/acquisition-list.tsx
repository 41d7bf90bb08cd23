import type { Acquisition } from '../../access/acquisition-log.ts';
import { APIS } from '../../entra/apis.ts';
import { SECOND_MS } from '../../std/time.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { formatClock, formatUtc } from '../../ui/format-moment.ts';
import { useNow } from '../../ui/use-now.ts';
import styles from './acquisition-list.module.css';
import type { TenantNames } from './tenant-names.ts';

const HOW = { cache: 'from the cache', renewed: 'renewed silently', interactive: 'at the sign-in page' } as const;

/** How the session came by its tokens, newest first: where from, what came of it, and what to quote to support. */
export function AcquisitionList(props: { acquisitions: () => readonly Acquisition[]; tenants: TenantNames }) {
  // The trace is written behind this page's back.
  useNow(SECOND_MS);
  const entries = [...props.acquisitions()].reverse();
  if (entries.length === 0) return null;
  return (
    <details className={styles.trace}>
      <summary>How they were acquired</summary>
      <ol className={styles.entries} aria-label="Acquisitions">
        {entries.map((entry) => (
          <li key={`${entry.at} ${entry.tenantId} ${entry.api} ${entry.correlationId}`}>
            <p>
              <time dateTime={new Date(entry.at).toISOString()} title={formatUtc(entry.at)}>
                {formatClock(entry.at)}
              </time>{' '}
              <strong>{outcomeOf(entry)}</strong>
              {entry.durationMs === null ? '' : `, ${entry.durationMs} ms`}
            </p>
            <p className={styles.about}>
              {entry.api === null ? '' : `${APIS[entry.api].displayName}, `}
              {props.tenants.nameOf(entry.tenantId)}
            </p>
            {entry.correlationId === null ? null : (
              <p className={styles.about}>
                <code>{entry.correlationId}</code> <CopyButton text={entry.correlationId} label="Copy correlation id" />
              </p>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}

function outcomeOf({ outcome, how, aadstsCode }: Acquisition): string {
  if (outcome === 'acquired') return `Acquired ${HOW[how]}`;
  return `Not acquired: ${outcome}${aadstsCode === null ? '' : ` (AADSTS${aadstsCode})`}`;
}
