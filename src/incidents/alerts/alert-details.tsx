import { Open16Regular } from '@fluentui/react-icons/headless/svg/open';
import { type ReactNode, useId } from 'react';
import { attackTechnique } from '../../defender/model/attack-techniques.ts';
import type { Alert, EvidenceFact } from '../../defender/model/incident.ts';
import { safePortalUrl } from '../../defender/model/portal-url.ts';
import type { Instant } from '../../std/instant.ts';
import { buttonClass } from '../../ui/button-class.ts';
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
import { linesOf } from '../labels/text-lines.ts';
import styles from './alert-details.module.css';

/** How many pieces of evidence an alert names here; all of them are on the evidence tab. */
const NAMED = 30;

type Fact = { readonly name: string; readonly value: ReactNode };

/** What an alert means, what Microsoft recommends, and what it brought. */
export function AlertDetails(props: { alert: Alert; otherValues: readonly EvidenceFact[]; portalOrigin: string }) {
  const { alert } = props;
  const portalUrl = safePortalUrl(alert.portalUrl, props.portalOrigin);
  return (
    <div className={styles.details}>
      <div className={styles.prose}>
        <Prose title="Description" text={alert.description} otherwise="Defender gave none." />
        <Prose title="Recommended actions" text={alert.recommendedActions} otherwise={null} />
        <Block title={`Evidence: ${alert.evidence.length.toLocaleString('en')}`}>
          <ul className={styles.evidence}>
            {alert.evidence.slice(0, NAMED).map((piece, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one alert may be alike
              <li key={index}>
                <KindIcon kind={piece.kind} />
                <span className={styles.kind}>
                  <InertText text={evidenceKindLabel(piece.kind)} maxLength={40} />
                </span>
                <InertText text={defangedText(piece.name)} maxLength={160} code />
              </li>
            ))}
            {alert.evidence.length > NAMED ? (
              <li className={`${styles.kind} ${styles.more}`}>
                and {alert.evidence.length - NAMED} more, on the evidence tab
              </li>
            ) : null}
          </ul>
        </Block>
        <CollapsibleDetails facts={props.otherValues} one="other value" many="other values" />
      </div>
      <div className={styles.side}>
        <DescriptionList items={factsOf(alert)} />
        {portalUrl === null ? null : (
          <a className={buttonClass({ size: 'small' })} href={portalUrl} target="_blank" rel="noreferrer">
            <Open16Regular />
            Alert in the Defender portal
          </a>
        )}
      </div>
    </div>
  );
}

function factsOf(alert: Alert): readonly Fact[] {
  return [
    word('Alert id', alert.id),
    word('Classification', alert.classification === null ? null : classificationLabel(alert.classification)),
    word('Determination', alert.determination === null ? null : determinationLabel(alert.determination)),
    word('Assigned to', alert.assignedTo),
    word('Detection', alert.detectionSource === null ? null : sourceLabel(alert.detectionSource)),
    word('Investigation', alert.investigationState === null ? null : categoryLabel(alert.investigationState)),
    word('Actor', alert.actor),
    word('Threat family', alert.threatFamily),
    alert.mitreTechniques.length === 0
      ? null
      : { name: 'Techniques', value: <InertText text={techniquesText(alert)} maxLength={1_000} /> },
    moment('First activity', alert.firstActivity),
    moment('Last activity', alert.lastActivity),
    moment('Created', alert.created),
    moment('Last update', alert.lastUpdate),
    moment('Resolved', alert.resolved),
  ].filter((fact) => fact !== null);
}

/** Every technique, by name where it has one. */
function techniquesText(alert: Alert): string {
  return alert.mitreTechniques
    .map((id) => {
      const name = attackTechnique(id)?.name;
      return name === undefined ? id : `${id} ${name}`;
    })
    .join(', ');
}

function word(name: string, text: string | null): Fact | null {
  return text === null || text === '' ? null : { name, value: <InertText text={text} maxLength={120} /> };
}

function moment(name: string, instant: Instant | null): Fact | null {
  return instant === null ? null : { name, value: <Moment instant={instant} form="absolute" /> };
}

function Prose(props: { title: string; text: string | null; otherwise: string | null }) {
  if (props.text === null && props.otherwise === null) return null;
  return (
    <Block title={props.title}>
      {props.text === null ? (
        <p className={styles.kind}>{props.otherwise}</p>
      ) : (
        <p>
          {linesOf(props.text, 4_000).map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
            <span key={index} className={styles.line}>
              <InertText text={line} maxLength={4_000} />
            </span>
          ))}
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
