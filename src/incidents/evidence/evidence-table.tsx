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

/** The number of pieces per kind rendered before the user chooses to show all: thousands would block the page. */
const INITIAL_COUNT = 100;

const VERDICT_COLUMNS = ['Verdict', 'Remediation', 'Roles'];

/** The evidence by kind, one row per piece. Omits verdict, remediation and roles if no piece has any. */
export function EvidenceTable(props: {
  groups: readonly (readonly [string, readonly ListedEvidence[]])[];
  /** The names of the incident's devices by id. */
  devices: ReadonlyMap<string, string>;
  onOpenAlert: (alert: Alert) => void;
}) {
  const [expandedKinds, setExpandedKinds] = useState<ReadonlySet<string>>(new Set());
  // Defender XDR reports none of these.
  const hasVerdicts = props.groups.some(([, pieces]) =>
    pieces.some(({ verdicts, remediations, roles }) => verdicts.length + remediations.length + roles.length > 0),
  );
  const columns = ['Evidence', ...(hasVerdicts ? VERDICT_COLUMNS : []), 'Alerts', 'First seen', 'Copy'];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
    <section className={tableStyles.frame} tabIndex={0} aria-label="Evidence, scrollable">
      <table
        className={`${tableStyles.table} ${tableStyles.stacked} ${styles.table}`}
        role={TABLE_ROLES.table}
        aria-label="Evidence"
      >
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
          const visiblePieces = expandedKinds.has(kind) ? pieces : pieces.slice(0, INITIAL_COUNT);
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
              {visiblePieces.map((piece) => (
                <EvidenceRow
                  key={piece.key}
                  piece={piece}
                  devices={props.devices}
                  hasVerdicts={hasVerdicts}
                  onOpenAlert={props.onOpenAlert}
                />
              ))}
              {visiblePieces.length === pieces.length ? null : (
                <tr role={TABLE_ROLES.row}>
                  <td role={TABLE_ROLES.cell} colSpan={columns.length}>
                    <Button size="small" onClick={() => setExpandedKinds(new Set([...expandedKinds, kind]))}>
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
