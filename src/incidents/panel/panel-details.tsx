import { type ReactNode, useId } from 'react';
import { impactedAssets } from '../../defender/model/impacted-assets.ts';
import type { Incident } from '../../defender/model/incident.ts';
import { activeAlertCount, areAlertsKnown, latestComment } from '../../defender/model/incident-facts.ts';
import { DescriptionList } from '../../ui/description-list.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { Moment } from '../../ui/moment.tsx';
import { SeverityMark } from '../../ui/severity.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { listEvidence } from '../evidence/evidence-list.ts';
import { evidenceKindLabel, severityLabel, sourceLabel } from '../labels/incident-labels.ts';
import { incidentSummary } from '../labels/incident-summary.ts';
import { KindIcon } from '../labels/kind-icon.tsx';
import { FilterLink } from '../views/filter-link.tsx';
import { panelDetails } from './incident-details.tsx';
import { IncidentLink } from './incident-link.tsx';
import styles from './incident-panel.module.css';

const MAX_ALERTS = 5;
const MAX_ASSETS = 5;

/** The body of the side panel: summary, details, and the first entries of lists that the incident's page shows in full. */
export function PanelDetails(props: { incident: Incident }) {
  const { incident } = props;
  const assets = impactedAssets(incident);
  const kinds = countByKind(incident);
  const { alerts, comments } = incident;
  const summary = incidentSummary(incident);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
    <section className={styles.body} tabIndex={0} aria-label={`Details of incident ${inertTextOf(incident.id, 20)}`}>
      {summary === null ? null : (
        <p>
          <InertText text={summary.texts[0] ?? ''} maxLength={1_000} />
        </p>
      )}
      <DescriptionList items={panelDetails(incident)} />
      <Block
        title="Alerts"
        count={areAlertsKnown(incident) ? `${activeAlertCount(incident)} active of ${alerts.length}` : 'unknown'}
        link={
          alerts.length > MAX_ALERTS ? (
            <IncidentLink incident={incident} tab="alerts">
              All {alerts.length}
              <VisuallyHidden> alerts</VisuallyHidden>
            </IncidentLink>
          ) : null
        }
      >
        {alerts.length === 0 ? (
          <p className={styles.quiet}>
            {areAlertsKnown(incident)
              ? 'No alerts, or none you can see.'
              : 'The API returned this incident without its alerts.'}
          </p>
        ) : null}
        <ol className={styles.list}>
          {alerts.slice(0, MAX_ALERTS).map((alert, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: alert ids may not be unique
            <li key={index}>
              <SeverityMark
                level={alert.severity}
                label={<InertText text={severityLabel(alert.severity)} maxLength={40} />}
                labelHidden
              />
              <Clip text={alert.title} />
              <span className={styles.quiet}>
                {alert.serviceSource === null ? null : (
                  <InertText text={sourceLabel(alert.serviceSource)} maxLength={24} />
                )}
              </span>
              <span className={styles.quiet}>
                {alert.firstActivity === null ? null : <Moment instant={alert.firstActivity} form="brief" />}
              </span>
            </li>
          ))}
        </ol>
      </Block>
      {assets.length === 0 ? null : (
        <Block
          title="Impacted assets"
          count={String(assets.length)}
          link={
            assets.length > MAX_ASSETS ? (
              <IncidentLink incident={incident}>
                All {assets.length}
                <VisuallyHidden> assets</VisuallyHidden>
              </IncidentLink>
            ) : null
          }
        >
          <ul className={styles.list}>
            {assets.slice(0, MAX_ASSETS).map((asset) => (
              <li key={`${asset.kind} ${asset.name}`}>
                <KindIcon kind={asset.kind} />
                <span className={styles.clip}>
                  <FilterLink facet="asset" value={asset.name} look="plain">
                    <InertText text={asset.name} maxLength={160} />
                  </FilterLink>
                </span>
                <span className={styles.quiet}>{evidenceKindLabel(asset.kind)}</span>
                <span className={styles.quiet}>
                  {asset.alertCount === 1 ? '1 alert' : `${asset.alertCount} alerts`}
                </span>
              </li>
            ))}
          </ul>
        </Block>
      )}
      {kinds.length === 0 ? null : (
        <Block title="Evidence" count={String(kinds.reduce((sum, [, count]) => sum + count, 0))} link={null}>
          <ul className={styles.tally}>
            {kinds.map(([kind, count]) => (
              <li key={kind}>
                <b>{count}</b> <InertText text={evidenceKindLabel(kind)} maxLength={40} />
              </li>
            ))}
          </ul>
        </Block>
      )}
      {comments.length === 0 ? null : (
        <Block
          title="Comments"
          count={String(comments.length)}
          link={
            <IncidentLink incident={incident} tab="comments">
              View all<VisuallyHidden> comments</VisuallyHidden>
            </IncidentLink>
          }
        >
          <p className={styles.comment}>
            <InertText text={latestComment(incident)?.text ?? ''} maxLength={240} />
          </p>
        </Block>
      )}
    </section>
  );
}

function Block(props: { title: string; count: string; link: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 className={styles.heading}>
        <span id={id}>{props.title}</span>
        <span className={styles.count}>{props.count}</span>
        {props.link}
      </h3>
      {props.children}
    </section>
  );
}

function Clip(props: { text: string }) {
  return (
    <span className={styles.clip} title={inertTextOf(props.text, 240)}>
      <InertText text={props.text} maxLength={160} />
    </span>
  );
}

function countByKind(incident: Incident): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const piece of listEvidence(incident)) counts.set(piece.kind, (counts.get(piece.kind) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}
