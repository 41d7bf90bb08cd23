import type { EvidenceFact } from '../defender/incident.ts';
import { Badge } from '../ui/badge.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { InertText } from '../ui/inert-text.tsx';
import { inertTextOf } from '../ui/inert-text-parts.ts';
import { TextButton } from '../ui/text-button.tsx';
import { VerdictMark } from '../ui/verdict-mark.tsx';
import { copiedText, defangedText, type ListedEvidence } from './evidence-list.ts';
import styles from './evidence-table.module.css';
import { categoryWord, remediationWord, verdictWord } from './incident-words.ts';

const VERDICT_SIGNS: ReadonlyMap<string, 'bad' | 'warning' | 'yes'> = new Map([
  ['malicious', 'bad'],
  ['suspicious', 'warning'],
  ['noThreatsFound', 'yes'],
]);
const NAME_LENGTH = 300;
const FACT_LENGTH = 600;
const ALERTS_NAMED = 20;

/** One piece: its name and facts, what was judged and done, and the alerts it stands in. */
export function EvidenceRow(props: {
  piece: ListedEvidence;
  isJudged: boolean;
  onOpenAlert: (alertId: string) => void;
}) {
  const { piece } = props;
  return (
    <tr>
      <th scope="row">
        <span className={styles.name}>
          <InertText text={defangedText(piece.name)} maxLength={NAME_LENGTH} />
        </span>
        {piece.tags.length === 0 ? null : (
          <span className={styles.tags}>
            {piece.tags.map((tag) => (
              <Badge key={tag}>
                <InertText text={tag} maxLength={40} />
              </Badge>
            ))}
          </span>
        )}
        <FactFold facts={piece.facts} />
      </th>
      {props.isJudged ? (
        <>
          <td>
            {piece.verdicts.map((verdict) => (
              <div key={verdict}>
                <VerdictMark
                  verdict={VERDICT_SIGNS.get(verdict) ?? 'unknown'}
                  word={<InertText text={verdictWord(verdict)} maxLength={40} />}
                />
              </div>
            ))}
          </td>
          <td>
            <InertText text={piece.remediations.map(remediationWord).join(', ')} maxLength={120} />
          </td>
          <td>
            <InertText text={piece.roles.map(categoryWord).join(', ')} maxLength={120} />
          </td>
        </>
      ) : null}
      <td>
        <details>
          <summary className={styles.summary}>
            {piece.alerts.length === 1 ? '1 alert' : `${piece.alerts.length.toLocaleString('en')} alerts`}
          </summary>
          <ul className={styles.alerts}>
            {piece.alerts.slice(0, ALERTS_NAMED).map((alert) => (
              <li key={alert.id}>
                <TextButton onClick={() => props.onOpenAlert(alert.id)}>
                  <InertText text={alert.title === '' ? alert.id : alert.title} maxLength={120} />
                </TextButton>
              </li>
            ))}
            {piece.alerts.length > ALERTS_NAMED ? <li>and {piece.alerts.length - ALERTS_NAMED} more</li> : null}
          </ul>
        </details>
      </td>
      <td>
        <CopyButton text={copiedText(piece.name)} label={`Copy ${inertTextOf(piece.name, 40)}, defanged`} />
      </td>
    </tr>
  );
}

function FactFold(props: { facts: readonly EvidenceFact[] }) {
  if (props.facts.length === 0) return null;
  return (
    <details>
      <summary className={styles.summary}>
        {props.facts.length === 1 ? '1 fact' : `${props.facts.length} facts`}
      </summary>
      <dl className={styles.facts}>
        {props.facts.map((fact) => (
          <div key={`${fact.name} ${fact.value}`} className={styles.fact}>
            <dt>
              <InertText text={fact.name} maxLength={60} />
            </dt>
            <dd>
              <InertText text={defangedText(fact.value)} maxLength={FACT_LENGTH} code />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
