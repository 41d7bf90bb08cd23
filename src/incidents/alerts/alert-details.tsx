import { type ReactNode, useId } from 'react';
import { attackTechnique } from '../../defender/model/attack-techniques.ts';
import { isAssetKind } from '../../defender/model/impacted-assets.ts';
import type { Alert, Evidence, EvidenceFact } from '../../defender/model/incident.ts';
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
import { FilterLink, FilterLinks } from '../views/filter-link.tsx';
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
                <EvidenceName piece={piece} />
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
    alert.serviceSource === null
      ? null
      : { name: 'Source', value: <FilterLinks facet="source" values={[sourceLabel(alert.serviceSource)]} /> },
    text('Detection', alert.detectionSource === null ? null : sourceLabel(alert.detectionSource)),
    text('Investigation', alert.investigationState === null ? null : categoryLabel(alert.investigationState)),
    text('Actor', alert.actor),
    text('Threat family', alert.threatFamily),
    alert.mitreTechniques.length === 0
      ? null
      : { name: 'Techniques', value: <TechniqueLinks ids={alert.mitreTechniques} /> },
    moment('First activity', alert.firstActivity),
    moment('Last activity', alert.lastActivity),
    moment('Created', alert.created),
    moment('Last update', alert.lastUpdate),
    moment('Resolved', alert.resolved),
  ].filter((detail) => detail !== null);
}

/** Every technique by id, with its name if it is known, linked to the incidents that have it. */
function TechniqueLinks(props: { ids: readonly string[] }) {
  return [...new Set(props.ids)].map((id, index) => {
    const name = attackTechnique(id)?.name;
    return (
      <span key={id}>
        {index === 0 ? '' : ', '}
        <FilterLink facet="technique" value={id}>
          <InertText text={name === undefined ? id : `${id} ${name}`} maxLength={200} />
        </FilterLink>
      </span>
    );
  });
}

/** Assets are linked to the incidents that have them. Everything else is the attacker's. */
function EvidenceName(props: { piece: Evidence }) {
  const { kind, name } = props.piece;
  const text = <InertText text={defangedText(name, kind)} maxLength={160} code />;
  if (!isAssetKind(kind)) return text;
  return (
    <span>
      <FilterLink facet="asset" value={name} look="plain">
        {text}
      </FilterLink>
    </span>
  );
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
      <h2 className={styles.heading} id={id}>
        {props.title}
      </h2>
      {props.children}
    </section>
  );
}
