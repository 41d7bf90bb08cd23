import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { InertText } from '../ui/inert-text.tsx';
import type { ListedEvidence } from './evidence-list.ts';
import { EvidenceRow } from './evidence-row.tsx';
import styles from './evidence-table.module.css';
import { evidenceKindWord } from './incident-words.ts';
import { KindIcon } from './kind-icon.tsx';

/** How many pieces of a kind are drawn before one has to ask for more: thousands would stop the page. */
const FIRST_SHOWN = 100;

/** Evidence in groups, one row a piece, with what was judged and done about it. Columns that nothing fills are left out. */
export function EvidenceTable(props: {
  groups: readonly (readonly [string, readonly ListedEvidence[]])[];
  onOpenAlert: (alertId: string) => void;
}) {
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  // Defender XDR judges no entity: what it never says needs no column.
  const isJudged = props.groups.some(([, pieces]) =>
    pieces.some(({ verdicts, remediations, roles }) => verdicts.length + remediations.length + roles.length > 0),
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.frame} tabIndex={0} aria-label="Evidence, scrolls">
      <table className={styles.table} aria-label="Evidence">
        <thead>
          <tr>
            <th scope="col">Evidence</th>
            {isJudged ? (
              <>
                <th scope="col">Verdict</th>
                <th scope="col">Remediation</th>
                <th scope="col">Roles</th>
              </>
            ) : null}
            <th scope="col">Alerts</th>
            <th scope="col">Copy</th>
          </tr>
        </thead>
        {props.groups.map(([kind, pieces]) => {
          const shown = unfolded.has(kind) ? pieces : pieces.slice(0, FIRST_SHOWN);
          return (
            <tbody key={kind}>
              <tr className={styles.group}>
                <th scope="rowgroup" colSpan={isJudged ? 6 : 3}>
                  <span className={styles.groupName}>
                    <KindIcon kind={kind} />
                    <InertText text={evidenceKindWord(kind)} maxLength={60} />
                    <span className={styles.count}>{pieces.length.toLocaleString('en')}</span>
                  </span>
                </th>
              </tr>
              {shown.map((piece) => (
                <EvidenceRow key={piece.key} piece={piece} isJudged={isJudged} onOpenAlert={props.onOpenAlert} />
              ))}
              {shown.length === pieces.length ? null : (
                <tr>
                  <td colSpan={isJudged ? 6 : 3}>
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
