import type { Alert } from '../../defender/model/incident.ts';
import { Badge } from '../../ui/badge.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { Moment } from '../../ui/moment.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { categoryLabel, remediationLabel } from '../labels/incident-labels.ts';
import { TABLE_ROLES } from '../labels/table-roles.ts';
import { CollapsibleDetails } from './collapsible-details.tsx';
import { copiedText, defangedText, type ListedEvidence } from './evidence-list.ts';
import styles from './evidence-table.module.css';
import { EvidenceVerdict } from './evidence-verdict.tsx';

/** Kinds with names for people. The names of all other kinds use a monospaced font. */
const KINDS_IN_TEXT_FONT: ReadonlySet<string> = new Set([
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
const MAX_NAME_LENGTH = 300;
const MAX_ALERTS = 20;

/** One piece of evidence: name, details, verdicts, remediation, roles, and the alerts that include it. */
export function EvidenceRow(props: {
  piece: ListedEvidence;
  hasVerdicts: boolean;
  onOpenAlert: (alert: Alert) => void;
}) {
  const { piece } = props;
  return (
    <tr role={TABLE_ROLES.row}>
      <th scope="row" role={TABLE_ROLES.rowHeader}>
        <span className={styles.name}>
          <InertText
            text={defangedText(piece.name, piece.kind)}
            maxLength={MAX_NAME_LENGTH}
            code={!KINDS_IN_TEXT_FONT.has(piece.kind)}
          />
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
        <CollapsibleDetails details={piece.facts} singular="detail" plural="details" />
      </th>
      {props.hasVerdicts ? (
        <>
          <td role={TABLE_ROLES.cell}>
            {piece.verdicts.map((verdict) => (
              <div key={verdict}>
                <EvidenceVerdict verdict={verdict} />
              </div>
            ))}
          </td>
          <TextCell values={piece.remediations.map(remediationLabel)} />
          <TextCell values={piece.roles.map(categoryLabel)} />
        </>
      ) : null}
      <td role={TABLE_ROLES.cell}>
        {piece.alerts.length === 1 ? (
          <AlertNames alerts={piece.alerts} onOpenAlert={props.onOpenAlert} />
        ) : (
          <Disclosure summary={`${piece.alerts.length.toLocaleString('en')} alerts`}>
            <AlertNames alerts={piece.alerts} onOpenAlert={props.onOpenAlert} />
          </Disclosure>
        )}
      </td>
      <td role={TABLE_ROLES.cell} className={styles.time}>
        {piece.firstSeen === null ? null : <Moment instant={piece.firstSeen} form="short" />}
      </td>
      <td role={TABLE_ROLES.cell} className={styles.copy}>
        <CopyButton text={copiedText(piece.name, piece.kind)} label={`Copy ${inertTextOf(piece.name, 40)}, defanged`} />
      </td>
    </tr>
  );
}

function TextCell(props: { values: readonly string[] }) {
  return (
    <td role={TABLE_ROLES.cell}>
      {props.values.length === 0 ? null : <InertText text={props.values.join(', ')} maxLength={120} />}
    </td>
  );
}

function AlertNames(props: { alerts: readonly Alert[]; onOpenAlert: (alert: Alert) => void }) {
  const { alerts } = props;
  return (
    <ul className={styles.alerts}>
      {alerts.slice(0, MAX_ALERTS).map((alert, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: alert ids may not be unique
        <li key={index}>
          <TextButton onClick={() => props.onOpenAlert(alert)}>
            <InertText text={alert.title === '' ? alert.id : alert.title} maxLength={120} />
          </TextButton>
        </li>
      ))}
      {alerts.length > MAX_ALERTS ? <li>and {alerts.length - MAX_ALERTS} more</li> : null}
    </ul>
  );
}
