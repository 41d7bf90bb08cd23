import type { Alert } from '../../defender/model/incident.ts';
import { Badge } from '../../ui/badge.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { Moment } from '../../ui/moment.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { VerdictMark } from '../../ui/verdict-mark.tsx';
import { categoryLabel, remediationLabel, verdictLabel } from '../labels/incident-labels.ts';
import { TABLE_ROLES } from '../labels/table-roles.ts';
import { CollapsibleDetails } from './collapsible-details.tsx';
import { copiedText, defangedText, type ListedEvidence } from './evidence-list.ts';
import styles from './evidence-table.module.css';
import { verdictIcon } from './verdict-icon.ts';

/** People, machines and groups are called by words; the rest is what machines read. */
const KINDS_IN_WORDS: ReadonlySet<string> = new Set([
  'user',
  'device',
  'mailbox',
  'securityGroup',
  'cloudApplication',
  'oauthApplication',
  'analyzedMessage',
  'mailMessage',
  'submissionMail',
  'teamsMessage',
]);
const NAME_LENGTH = 300;
const ALERTS_NAMED = 20;

/** One piece: its name and facts, what was judged and done, and the alerts it stands in. */
export function EvidenceRow(props: { piece: ListedEvidence; isJudged: boolean; onOpenAlert: (alert: Alert) => void }) {
  const { piece } = props;
  return (
    <tr role={TABLE_ROLES.row}>
      <th scope="row" role={TABLE_ROLES.rowHeader}>
        <span className={styles.name}>
          <InertText text={defangedText(piece.name)} maxLength={NAME_LENGTH} code={!KINDS_IN_WORDS.has(piece.kind)} />
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
        <CollapsibleDetails facts={piece.facts} one="fact" many="facts" />
      </th>
      {props.isJudged ? (
        <>
          <td role={TABLE_ROLES.cell}>
            {piece.verdicts.map((verdict) => (
              <div key={verdict}>
                <VerdictMark
                  verdict={verdictIcon(verdict)}
                  label={<InertText text={verdictLabel(verdict)} maxLength={40} />}
                />
              </div>
            ))}
          </td>
          <Words words={piece.remediations.map(remediationLabel)} />
          <Words words={piece.roles.map(categoryLabel)} />
        </>
      ) : null}
      <td role={TABLE_ROLES.cell}>
        {piece.alerts.length === 1 ? (
          <AlertNames alerts={piece.alerts} onOpenAlert={props.onOpenAlert} />
        ) : (
          <details>
            <summary className={styles.summary}>{piece.alerts.length.toLocaleString('en')} alerts</summary>
            <AlertNames alerts={piece.alerts} onOpenAlert={props.onOpenAlert} />
          </details>
        )}
      </td>
      <td role={TABLE_ROLES.cell} className={styles.time}>
        {piece.firstSeen === null ? null : <Moment instant={piece.firstSeen} form="short" />}
      </td>
      <td role={TABLE_ROLES.cell} className={styles.copy}>
        <CopyButton text={copiedText(piece.name)} label={`Copy ${inertTextOf(piece.name, 40)}, defanged`} />
      </td>
    </tr>
  );
}

function Words(props: { words: readonly string[] }) {
  return (
    <td role={TABLE_ROLES.cell}>
      {props.words.length === 0 ? null : <InertText text={props.words.join(', ')} maxLength={120} />}
    </td>
  );
}

function AlertNames(props: { alerts: readonly Alert[]; onOpenAlert: (alert: Alert) => void }) {
  const { alerts } = props;
  return (
    <ul className={styles.alerts}>
      {alerts.slice(0, ALERTS_NAMED).map((alert, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two alerts may have one id
        <li key={index}>
          <TextButton onClick={() => props.onOpenAlert(alert)}>
            <InertText text={alert.title === '' ? alert.id : alert.title} maxLength={120} />
          </TextButton>
        </li>
      ))}
      {alerts.length > ALERTS_NAMED ? <li>and {alerts.length - ALERTS_NAMED} more</li> : null}
    </ul>
  );
}
