import { useId } from 'react';
import { impactedAssets } from '../../defender/model/impacted-assets.ts';
import type { Alert, Incident } from '../../defender/model/incident.ts';
import { DescriptionList } from '../../ui/description-list.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { AlertTimeline } from '../alerts/alert-timeline.tsx';
import { TechniqueList } from '../alerts/technique-list.tsx';
import { CollapsibleDetails } from '../evidence/collapsible-details.tsx';
import { otherValuesOf } from '../json/other-values.ts';
import { evidenceKindLabel } from '../labels/incident-labels.ts';
import { incidentSummary } from '../labels/incident-summary.ts';
import { KindIcon } from '../labels/kind-icon.tsx';
import { MultilineText } from '../labels/multiline-text.tsx';
import { NoAlerts } from '../labels/no-alerts.tsx';
import { pageDetails } from '../panel/incident-details.tsx';
import { FilterLink } from '../views/filter-link.tsx';
import styles from './incident-page.module.css';

/** The Evidence tab lists all of them. */
const MAX_ASSETS = 50;

/** The Overview tab: summary, timeline, techniques, details and impacted assets. */
export function OverviewPanel(props: {
  incident: Incident;
  tenantName: string;
  portalOrigin: string;
  /** The key of each alert in the URL. */
  keys: ReadonlyMap<Alert, string>;
  /** The key of the alert that is selected in the timeline; empty if none is. */
  selectedKey: string;
  onSelectAlert: (key: string) => void;
  onOpenAlert: (alert: Alert) => void;
}) {
  const { incident } = props;
  const id = useId();
  const assets = impactedAssets(incident);
  const maxAlertCount = Math.max(1, ...assets.map((asset) => asset.alertCount));
  const summary = incidentSummary(incident);
  return (
    <div className={styles.body}>
      <div className={styles.main}>
        {summary === null ? (
          <NoAlerts incident={incident} />
        ) : (
          <section className={styles.block} aria-labelledby={`${id}summary`}>
            <h2 className={styles.blockTitle} id={`${id}summary`}>
              What happened{' '}
              {summary.origin === 'alerts' ? <span className={styles.fine}>derived from the alerts</span> : null}
            </h2>
            {summary.texts.map((text) => (
              <p key={text} className={styles.lead}>
                <MultilineText text={text} />
              </p>
            ))}
          </section>
        )}
        <AlertTimeline
          alerts={incident.alerts}
          keys={props.keys}
          selectedKey={props.selectedKey}
          onSelect={props.onSelectAlert}
          onOpenAlert={props.onOpenAlert}
        />
        <TechniqueList alerts={incident.alerts} />
      </div>
      <aside className={styles.side} aria-label="Details and assets">
        <section className={styles.block} aria-labelledby={`${id}details`}>
          <h2 className={styles.blockTitle} id={`${id}details`}>
            Details
          </h2>
          <DescriptionList items={pageDetails(incident, props.tenantName, props.portalOrigin)} />
          <CollapsibleDetails details={otherValuesOf(incident)} singular="more" plural="more" />
        </section>
        {assets.length === 0 ? null : (
          <section className={styles.block} aria-labelledby={`${id}assets`}>
            <h2 className={styles.blockTitle} id={`${id}assets`}>
              Impacted assets <span className={styles.count}>{assets.length}</span>
            </h2>
            <ol className={styles.assets}>
              {assets.slice(0, MAX_ASSETS).map((asset) => (
                <li key={`${asset.kind} ${asset.name}`}>
                  <KindIcon kind={asset.kind} />
                  <div>
                    <span className={styles.assetName} title={inertTextOf(asset.name, 240)}>
                      <FilterLink facet="asset" value={asset.name} look="plain">
                        <InertText text={asset.name} maxLength={120} />
                      </FilterLink>
                    </span>
                    <span className={styles.fine}>
                      {evidenceKindLabel(asset.kind)}
                      {asset.isHit ? ', compromised or attacked' : ''}
                    </span>
                  </div>
                  <svg
                    className={styles.bar}
                    data-hit={asset.isHit ? '' : undefined}
                    width="56"
                    height="6"
                    aria-hidden="true"
                  >
                    <rect className={styles.track} width="56" height="6" rx="3" />
                    <rect width={(56 * asset.alertCount) / maxAlertCount} height="6" rx="3" />
                  </svg>
                  <span className={styles.fine}>
                    {asset.alertCount === 1 ? '1 alert' : `${asset.alertCount} alerts`}
                  </span>
                </li>
              ))}
            </ol>
            {assets.length > MAX_ASSETS ? (
              <p className={styles.fine}>and {assets.length - MAX_ASSETS} more on the Evidence tab</p>
            ) : null}
          </section>
        )}
      </aside>
    </div>
  );
}
