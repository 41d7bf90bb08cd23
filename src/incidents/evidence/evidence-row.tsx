import { ChevronDown12Regular } from '@fluentui/react-icons/headless/svg/chevron-down';
import { ChevronRight12Regular } from '@fluentui/react-icons/headless/svg/chevron-right';
import { useId, useState } from 'react';
import { isAssetKind } from '../../defender/model/impacted-assets.ts';
import type { Alert } from '../../defender/model/incident.ts';
import { Badge } from '../../ui/badge.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { Moment } from '../../ui/moment.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { categoryLabel, remediationLabel } from '../labels/incident-labels.ts';
import { TABLE_ROLES } from '../labels/table-roles.ts';
import { FilterLink } from '../views/filter-link.tsx';
import { EvidenceDetails } from './evidence-details.tsx';
import { type Highlight, highlightsOf } from './evidence-highlights.ts';
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
/** Two lines: both alerts, or the first one and the number of others. */
const MAX_COLLAPSED_ALERTS = 2;
const MAX_ALERTS = 20;

/** One piece of evidence: name, details, verdicts, remediation, roles, and the alerts that include it. */
export function EvidenceRow(props: {
  piece: ListedEvidence;
  /** The names of the incident's devices by id. */
  devices: ReadonlyMap<string, string>;
  hasVerdicts: boolean;
  onOpenAlert: (alert: Alert) => void;
}) {
  const { piece } = props;
  const id = useId();
  const [isExpanded, setExpanded] = useState(false);
  const detailCount = piece.details.length;
  const name = (
    <InertText
      text={defangedText(piece.name, piece.kind)}
      maxLength={MAX_NAME_LENGTH}
      code={!KINDS_IN_TEXT_FONT.has(piece.kind)}
    />
  );
  return (
    <tr role={TABLE_ROLES.row}>
      <th scope="row" role={TABLE_ROLES.rowHeader}>
        <span className={styles.name}>
          {isAssetKind(piece.kind) ? (
            <FilterLink facet="asset" value={piece.name} look="plain">
              {name}
            </FilterLink>
          ) : (
            name
          )}
        </span>
        <div className={styles.highlights}>
          {highlightsOf(piece, props.devices).map((highlight) => (
            <HighlightText key={highlight.property} highlight={highlight} />
          ))}
          {detailCount === 0 ? null : (
            <button
              type="button"
              className={styles.toggle}
              aria-expanded={isExpanded}
              aria-controls={isExpanded ? id : undefined}
              onClick={() => setExpanded(!isExpanded)}
            >
              {isExpanded ? <ChevronDown12Regular /> : <ChevronRight12Regular />}
              {detailCount === 1 ? '1 detail' : `${detailCount} details`}
            </button>
          )}
        </div>
        {piece.tags.length === 0 ? null : (
          <span className={styles.tags}>
            {piece.tags.map((tag) => (
              <Badge key={tag}>
                <InertText text={tag} maxLength={40} />
              </Badge>
            ))}
          </span>
        )}
        {isExpanded ? <EvidenceDetails id={id} details={piece.details} /> : null}
      </th>
      {props.hasVerdicts ? (
        <>
          <td role={TABLE_ROLES.cell} className={styles.oneLine}>
            {piece.verdicts.map((verdict) => (
              <div key={verdict}>
                <EvidenceVerdict verdict={verdict} />
              </div>
            ))}
          </td>
          <td role={TABLE_ROLES.cell} className={styles.oneLine}>
            {piece.remediations.map((remediation) => (
              <div key={remediation} title={inertTextOf(remediationLabel(remediation), 120)}>
                <InertText text={remediationLabel(remediation)} maxLength={60} />
              </div>
            ))}
          </td>
          <td role={TABLE_ROLES.cell}>
            {piece.roles.length === 0 ? null : (
              <InertText text={piece.roles.map(categoryLabel).join(', ')} maxLength={120} />
            )}
          </td>
        </>
      ) : null}
      <td role={TABLE_ROLES.cell} className={styles.alertCell}>
        <AlertNames alerts={piece.alerts} onOpenAlert={props.onOpenAlert} />
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

function HighlightText(props: { highlight: Highlight }) {
  const { label, value, property, fullValue } = props.highlight;
  return (
    <span className={styles.highlight} title={inertTextOf(defangedText(fullValue, property), 300)}>
      {label === null ? null : `${label} `}
      <InertText text={defangedText(value, property)} maxLength={80} />
    </span>
  );
}

function AlertNames(props: { alerts: readonly Alert[]; onOpenAlert: (alert: Alert) => void }) {
  const { alerts } = props;
  const [isExpanded, setExpanded] = useState(false);
  const fits = alerts.length <= MAX_COLLAPSED_ALERTS;
  const visible = alerts.slice(0, fits || isExpanded ? MAX_ALERTS : 1);
  return (
    <>
      <ul className={styles.alerts}>
        {visible.map((alert, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: alert ids may not be unique
          <li key={index} title={inertTextOf(alert.title, 240)}>
            <TextButton onClick={() => props.onOpenAlert(alert)}>
              <InertText text={alert.title === '' ? alert.id : alert.title} maxLength={120} />
            </TextButton>
          </li>
        ))}
        {isExpanded && alerts.length > MAX_ALERTS ? <li>and {alerts.length - MAX_ALERTS} more</li> : null}
      </ul>
      {fits ? null : (
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={isExpanded}
          onClick={() => setExpanded(!isExpanded)}
        >
          {isExpanded ? <ChevronDown12Regular /> : <ChevronRight12Regular />}
          {isExpanded ? 'Fewer alerts' : `${(alerts.length - 1).toLocaleString('en')} more alerts`}
        </button>
      )}
    </>
  );
}
