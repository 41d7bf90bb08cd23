import { type ReactNode, useId } from 'react';
import { attackTechnique } from '../../defender/model/attack-techniques.ts';
import type { Alert, EvidenceFact } from '../../defender/model/incident.ts';
import { safePortalUrl } from '../../defender/model/portal-url.ts';
import type { Instant } from '../../std/instant.ts';
import { DescriptionList } from '../../ui/description-list.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { Moment } from '../../ui/moment.tsx';
import { CollapsibleDetails } from '../evidence/collapsible-details.tsx';
import { defangedText } from '../evidence/evidence-list.ts';
import {
  categoryLabel,
  classificationLabel,
  determinationLabel,
  evidenceKindLabel,
  sourceLabel,
} from '../labels/incident-labels.ts';
import { KindIcon } from '../labels/kind-icon.tsx';
import { MultilineText } from '../labels/multiline-text.tsx';
import { PortalLink } from '../labels/portal-link.tsx';
import styles from './alert-details.module.css';

/** The Evidence tab lists all of them. */
const MAX_EVIDENCE = 30;

type Detail = { readonly name: string; readonly value: ReactNode };

/** The expanded part of an alert: description, recommended actions, evidence and details. */
export function AlertDetails(props: { alert: Alert; otherValues: readonly EvidenceFact[]; portalOrigin: string }) {
  const { alert } = props;
  const details = detailsOf(alert);
  const half = Math.ceil(details.length / 2);
  const portalUrl = safePortalUrl(alert.portalUrl, props.portalOrigin);
  return (
    <div className={styles.details}>
      <div className={styles.prose}>
        <Prose title="Description" text={alert.description} fallback="No description." />
        <Prose title="Recommended actions" text={alert.recommendedActions} fallback={null} />
        <Block title={`Evidence (${alert.evidence.length.toLocaleString('en')})`}>
          <ul className={styles.evidence}>
            {alert.evidence.slice(0, MAX_EVIDENCE).map((piece, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces of evidence can be identical
              <li key={index}>
                <KindIcon kind={piece.kind} />
                <span className={styles.kind}>
                  <InertText text={evidenceKindLabel(piece.kind)} maxLength={40} />
                </span>
                <InertText text={defangedText(piece.name, piece.kind)} maxLength={160} code />
              </li>
            ))}
            {alert.evidence.length > MAX_EVIDENCE ? (
              <li className={`${styles.kind} ${styles.more}`}>
                and {alert.evidence.length - MAX_EVIDENCE} more on the Evidence tab
              </li>
            ) : null}
          </ul>
        </Block>
        <CollapsibleDetails details={props.otherValues} singular="more" plural="more" />
      </div>
      <div className={styles.side}>
        <div className={styles.facts}>
          <DescriptionList items={details.slice(0, half)} />
          {details.length > half ? <DescriptionList items={details.slice(half)} /> : null}
        </div>
        {portalUrl === null ? null : (
          <PortalLink href={portalUrl} size="small">
            View alert in the Defender portal
          </PortalLink>
        )}
      </div>
    </div>
  );
}

function detailsOf(alert: Alert): readonly Detail[] {
  return [
    text('Alert ID', alert.id),
    text('Classification', alert.classification === null ? null : classificationLabel(alert.classification)),
    text('Determination', alert.determination === null ? null : determinationLabel(alert.determination)),
    text('Assigned to', alert.assignedTo),
    text('Detection', alert.detectionSource === null ? null : sourceLabel(alert.detectionSource)),
    text('Investigation', alert.investigationState === null ? null : categoryLabel(alert.investigationState)),
    text('Actor', alert.actor),
    text('Threat family', alert.threatFamily),
    alert.mitreTechniques.length === 0
      ? null
      : { name: 'Techniques', value: <InertText text={techniquesText(alert)} maxLength={1_000} /> },
    moment('First activity', alert.firstActivity),
    moment('Last activity', alert.lastActivity),
    moment('Created', alert.created),
    moment('Last update', alert.lastUpdate),
    moment('Resolved', alert.resolved),
  ].filter((detail) => detail !== null);
}

/** Lists every technique by id, with its name if it is known. */
function techniquesText(alert: Alert): string {
  return alert.mitreTechniques
    .map((id) => {
      const name = attackTechnique(id)?.name;
      return name === undefined ? id : `${id} ${name}`;
    })
    .join(', ');
}

function text(name: string, value: string | null): Detail | null {
  return value === null || value === '' ? null : { name, value: <InertText text={value} maxLength={120} /> };
}

function moment(name: string, instant: Instant | null): Detail | null {
  return instant === null ? null : { name, value: <Moment instant={instant} form="absolute" /> };
}

function Prose(props: { title: string; text: string | null; fallback: string | null }) {
  if (props.text === null && props.fallback === null) return null;
  return (
    <Block title={props.title}>
      {props.text === null ? (
        <p className={styles.kind}>{props.fallback}</p>
      ) : (
        <p className={styles.text}>
          <MultilineText text={props.text} />
        </p>
      )}
    </Block>
  );
}

function Block(props: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 className={styles.heading} id={id}>
        {props.title}
      </h3>
      {props.children}
    </section>
  );
}
