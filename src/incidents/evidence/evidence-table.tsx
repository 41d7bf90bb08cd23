import { useState } from 'react';
import type { Alert } from '../../defender/model/incident.ts';
import { Button } from '../../ui/button.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import tableStyles from '../../ui/table.module.css';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { evidenceKindLabel } from '../labels/incident-labels.ts';
import { KindIcon } from '../labels/kind-icon.tsx';
import { TABLE_ROLES } from '../labels/table-roles.ts';
import type { ListedEvidence } from './evidence-list.ts';
import { EvidenceRow } from './evidence-row.tsx';
import styles from './evidence-table.module.css';

/** How many pieces of a kind are drawn before one has to ask for more: thousands would stop the page. */
const FIRST_SHOWN = 100;

const JUDGED_COLUMNS = ['Verdict', 'Remediation', 'Roles'];

/** Evidence in groups, one row a piece, with what was judged and done about it. Columns that nothing fills are left out. */
export function EvidenceTable(props: {
  groups: readonly (readonly [string, readonly ListedEvidence[]])[];
  onOpenAlert: (alert: Alert) => void;
}) {
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  // Defender XDR judges no entity: what it never says needs no column.
  const isJudged = props.groups.some(([, pieces]) =>
    pieces.some(({ verdicts, remediations, roles }) => verdicts.length + remediations.length + roles.length > 0),
  );
  const columns = ['Evidence', ...(isJudged ? JUDGED_COLUMNS : []), 'Alerts', 'First seen', 'Copy'];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={tableStyles.frame} tabIndex={0} aria-label="Evidence, scrolls">
      <table className={`${tableStyles.table} ${styles.table}`} role={TABLE_ROLES.table} aria-label="Evidence">
        <thead role={TABLE_ROLES.rowGroup}>
          <tr role={TABLE_ROLES.row}>
            {columns.map((column) => (
              <th key={column} scope="col" role={TABLE_ROLES.columnHeader}>
                {column === 'Copy' ? <VisuallyHidden>{column}</VisuallyHidden> : column}
              </th>
            ))}
          </tr>
        </thead>
        {props.groups.map(([kind, pieces]) => {
          const shown = unfolded.has(kind) ? pieces : pieces.slice(0, FIRST_SHOWN);
          return (
            <tbody key={kind} role={TABLE_ROLES.rowGroup}>
              <tr role={TABLE_ROLES.row} className={styles.group}>
                <th scope="rowgroup" role={TABLE_ROLES.rowHeader} colSpan={columns.length}>
                  <span className={styles.groupName}>
                    <KindIcon kind={kind} />
                    <InertText text={evidenceKindLabel(kind)} maxLength={60} />
                    <span className={styles.count}>{pieces.length.toLocaleString('en')}</span>
                  </span>
                </th>
              </tr>
              {shown.map((piece) => (
                <EvidenceRow key={piece.key} piece={piece} isJudged={isJudged} onOpenAlert={props.onOpenAlert} />
              ))}
              {shown.length === pieces.length ? null : (
                <tr role={TABLE_ROLES.row}>
                  <td role={TABLE_ROLES.cell} colSpan={columns.length}>
                    <Button size="small" onClick={() => setUnfolded(new Set([...unfolded, kind]))}>
                      Show all {pieces.length.toLocaleString('en')}
                    </Button>
                  </td>
                </tr>
              )}
            </tbody>
          );
        })}
      </table>
    </section>
  );
}
