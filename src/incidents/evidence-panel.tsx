import type { Evidence } from '../defender/incident.ts';
import { Badge } from '../ui/badge.tsx';
import { defangUrl } from '../ui/defang.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { InertText } from '../ui/inert-text.tsx';
import { VerdictMark } from '../ui/verdict-mark.tsx';
import styles from './incident-page.module.css';
import { categoryWord, evidenceKindWord, remediationWord, verdictWord } from './incident-words.ts';
import { KindIcon } from './kind-icon.tsx';

const VERDICT_SIGNS: Readonly<Record<string, 'bad' | 'warning' | 'yes'>> = {
  malicious: 'bad',
  suspicious: 'warning',
  noThreatsFound: 'yes',
};

/** Every piece of evidence once, by kind. All of it may be attacker-made: nothing is a link, URLs are defanged. */
export function EvidencePanel(props: { evidence: readonly Evidence[] }) {
  if (props.evidence.length === 0)
    return <EmptyState title="No evidence">No alert of this incident brought any.</EmptyState>;
  const hasJudgement = props.evidence.some(isJudged);
  const kinds = new Map<string, readonly Evidence[]>();
  for (const piece of props.evidence) kinds.set(piece.kind, [...(kinds.get(piece.kind) ?? []), piece]);
  return (
    <div className={styles.pane}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={styles.frame} tabIndex={0} aria-label="Evidence, scrolls">
        <table className={styles.table} aria-label="Evidence">
          <thead>
            <tr>
              <th scope="col">Evidence</th>
              <th scope="col">Facts</th>
              {hasJudgement ? (
                <>
                  <th scope="col">Verdict</th>
                  <th scope="col">Remediation</th>
                  <th scope="col">Roles</th>
                </>
              ) : null}
            </tr>
          </thead>
          {[...kinds].map(([kind, pieces]) => (
            <tbody key={kind}>
              <tr className={styles.group}>
                <th scope="rowgroup" colSpan={hasJudgement ? 5 : 2}>
                  <span className={styles.groupName}>
                    <KindIcon kind={kind} />
                    <InertText text={evidenceKindWord(kind)} maxLength={60} />
                    <span className={styles.count}>{pieces.length}</span>
                  </span>
                </th>
              </tr>
              {pieces.map((piece, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one kind may have the same name
                <EvidenceRow key={index} piece={piece} hasJudgement={hasJudgement} />
              ))}
            </tbody>
          ))}
        </table>
      </section>
    </div>
  );
}

function EvidenceRow(props: { piece: Evidence; hasJudgement: boolean }) {
  const { piece } = props;
  return (
    <tr>
      <th scope="row">
        <span className={styles.strong}>
          <InertText text={shownText(piece.name)} maxLength={300} />
        </span>
        {piece.tags.map((tag) => (
          <Badge key={tag}>
            <InertText text={tag} maxLength={40} />
          </Badge>
        ))}
      </th>
      <td>
        <dl className={styles.pieceFacts}>
          {piece.facts.map((fact) => (
            <div key={`${fact.name} ${fact.value}`} className={styles.pieceFact}>
              <dt>
                <InertText text={fact.name} maxLength={60} />
              </dt>
              <dd>
                <InertText text={shownText(fact.value)} maxLength={600} code />
              </dd>
            </div>
          ))}
        </dl>
      </td>
      {props.hasJudgement ? <Judgement piece={piece} /> : null}
    </tr>
  );
}

function Judgement(props: { piece: Evidence }) {
  const { remediationStatus, roles, verdict } = props.piece;
  return (
    <>
      <td>
        {verdict === null ? null : (
          <VerdictMark
            verdict={(Object.hasOwn(VERDICT_SIGNS, verdict) ? VERDICT_SIGNS[verdict] : undefined) ?? 'unknown'}
            word={<InertText text={verdictWord(verdict)} maxLength={40} />}
          />
        )}
      </td>
      <td>
        {remediationStatus === null ? null : <InertText text={remediationWord(remediationStatus)} maxLength={60} />}
      </td>
      <td>
        <InertText text={roles.map(categoryWord).join(', ')} maxLength={120} />
      </td>
    </>
  );
}

/** Defender XDR judges no entity: what it never says needs no column. */
function isJudged(piece: Evidence): boolean {
  return piece.verdict !== null || piece.remediationStatus !== null || piece.roles.length > 0;
}

/** What starts like a web address is shown so that neither a click nor a paste opens it. */
function shownText(text: string): string {
  return /^\s*https?:\/\//i.test(text) ? defangUrl(text.trim()) : text;
}
