import { APIS } from '../../entra/apis.ts';
import { Button } from '../../ui/button.tsx';
import { CopyTextButton } from '../../ui/copy-text-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatExactClock } from '../../ui/format-moment.ts';
import table from '../../ui/table.module.css';
import { useStore } from '../../ui/use-store.ts';
import { TABLE_ROLES } from '../labels/table-roles.ts';
import { logEntries, logMarkdown } from './change-log.ts';
import { incidentText, outcomeText, type TenantLabel } from './change-text.ts';
import { latestChangeText } from './latest-change-text.ts';
import styles from './triage.module.css';
import type { TriageSession } from './triage-session.ts';
import type { TriageChange } from './triage-state.ts';

/** What this tab has changed, newest first, with before and after. Nothing of it is stored. */
export function LogDialog(props: {
  triage: TriageSession;
  pageAddress: string;
  tenantName: (tenantId: string) => string;
  tenantLabel: TenantLabel;
  onExport: (changes: readonly TriageChange[]) => void;
}) {
  const { triage, pageAddress } = props;
  const { changes } = useStore(triage);
  return (
    <Dialog open size="wide" title="Changes in this tab" onClose={triage.close}>
      {changes.length === 0 ? (
        <p>You haven’t changed any incident in this tab.</p>
      ) : (
        <div className={styles.form}>
          <p className={styles.hint}>
            Kept until you close or reload this tab. A change can be undone for ten minutes unless someone changed the
            incident since; a comment can’t be undone.
          </p>
          <div className={`${table.frame} ${styles.log}`}>
            <table className={`${table.table} ${table.stacked}`} role={TABLE_ROLES.table}>
              <thead role={TABLE_ROLES.rowGroup}>
                <tr role={TABLE_ROLES.row}>
                  <th scope="col" role={TABLE_ROLES.columnHeader}>
                    Time
                  </th>
                  <th scope="col" role={TABLE_ROLES.columnHeader}>
                    Incident
                  </th>
                  <th scope="col" role={TABLE_ROLES.columnHeader}>
                    Change
                  </th>
                  <th scope="col" role={TABLE_ROLES.columnHeader}>
                    Outcome
                  </th>
                </tr>
              </thead>
              <tbody role={TABLE_ROLES.rowGroup}>
                {changes.toReversed().map((change) => (
                  <LogRow key={change.id} change={change} triage={triage} tenantLabel={props.tenantLabel} />
                ))}
              </tbody>
            </table>
          </div>
          <div className={styles.buttons}>
            <Button size="small" onClick={() => props.onExport(changes)}>
              Export CSV
            </Button>
            <CopyTextButton text={() => logMarkdown(changes, pageAddress, props.tenantName)}>
              Copy as Markdown
            </CopyTextButton>
            <Button kind="primary" onClick={triage.close}>
              Close
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}

function LogRow(props: { change: TriageChange; triage: TriageSession; tenantLabel: TenantLabel }) {
  const { change, triage } = props;
  const { report, item, undoes } = change;
  const entries = logEntries(change);
  const outcome = report === null ? null : outcomeText(report, APIS[item.source.api].displayName, undoes !== null);
  return (
    <tr role={TABLE_ROLES.row}>
      <td role={TABLE_ROLES.cell} className={styles.time}>
        {formatExactClock(change.startedAt)}
      </td>
      <th scope="row" role={TABLE_ROLES.rowHeader}>
        {incidentText(item, props.tenantLabel)}
      </th>
      <td role={TABLE_ROLES.cell}>
        {undoes === null ? null : 'Undo. '}
        {entries.length === 0
          ? 'Nothing sent'
          : entries.map(({ part, before, after }) => (
              <div key={part}>
                {part}: {before === '' ? after : `${before} → ${after}`}
              </div>
            ))}
      </td>
      <td role={TABLE_ROLES.cell}>
        {outcome === null ? 'Sending' : outcome.label}{' '}
        {outcome === null ? null : (
          <p className={styles.hint}>{`${latestChangeText(change)} ${outcome.advice}`.trim()}</p>
        )}
        {triage.undoOf(change) === null ? null : (
          <Button size="small" onClick={() => void triage.undo(change)}>
            Undo
          </Button>
        )}
        {change.edit.comment === undefined || report?.outcome === 'applied' ? null : (
          <CopyTextButton text={() => change.edit.comment ?? ''}>Copy comment</CopyTextButton>
        )}
      </td>
    </tr>
  );
}
