import type { Acquisition } from '../../access/acquisition-log.ts';
import { APIS } from '../../entra/apis.ts';
import { SECOND_MS } from '../../std/time.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { formatClock, formatUtc } from '../../ui/format-moment.ts';
import { useNow } from '../../ui/use-now.ts';
import styles from './acquisition-list.module.css';
import type { TenantNames } from './tenant-names.ts';

const METHOD_LABELS = { cache: 'Loaded from cache', renewed: 'Renewed silently', interactive: 'Signed in' } as const;

/** Lists how the session acquired its tokens, newest first, with the correlation ids that support needs. */
export function AcquisitionList(props: { acquisitions: () => readonly Acquisition[]; tenants: TenantNames }) {
  // The log changes without notifying this page, so render every second.
  useNow(SECOND_MS);
  const entries = [...props.acquisitions()].reverse();
  if (entries.length === 0) return null;
  return (
    <details className={styles.log}>
      <summary>Acquisition log</summary>
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
            <p className={styles.details}>
              {entry.api === null ? '' : `${APIS[entry.api].displayName}, `}
              {props.tenants.nameOf(entry.tenantId)}
            </p>
            {entry.correlationId === null ? null : (
              <p className={styles.details}>
                <code>{entry.correlationId}</code> <CopyButton text={entry.correlationId} label="Copy correlation ID" />
              </p>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}

function outcomeOf({ outcome, how, aadstsCode }: Acquisition): string {
  if (outcome === 'acquired') return METHOD_LABELS[how];
  return `Failed: ${outcome}${aadstsCode === null ? '' : ` (AADSTS${aadstsCode})`}`;
}
