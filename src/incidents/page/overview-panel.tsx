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
import { pageDetails } from '../labels/incident-details.tsx';
import { evidenceKindLabel } from '../labels/incident-labels.ts';
import { KindIcon } from '../labels/kind-icon.tsx';
import { linesOf } from '../labels/text-lines.ts';
import styles from './incident-page.module.css';

/** So many assets are ranked here; all of them are on the evidence tab. */
const MOST_ASSETS = 50;

/** What happened, when, how, and to whom. */
export function OverviewPanel(props: {
  incident: Incident;
  tenantName: string;
  portalOrigin: string;
  onOpenAlert: (alert: Alert) => void;
}) {
  const { incident } = props;
  const id = useId();
  const assets = impactedAssets(incident);
  const mostAlerts = Math.max(1, ...assets.map((asset) => asset.alertCount));
  const story = [...new Set([incident.summary, incident.description])].filter((text) => text !== null && text !== '');
  return (
    <div className={styles.body}>
      <div className={styles.main}>
        {story.length === 0 ? null : (
          <section className={styles.block} aria-labelledby={`${id}story`}>
            <h2 className={styles.blockTitle} id={`${id}story`}>
              What happened
            </h2>
            {story.map((text) => (
              <p key={text} className={styles.lead}>
                {linesOf(text ?? '', 4_000).map((line, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
                  <span key={index} className={styles.line}>
                    <InertText text={line} maxLength={4_000} />
                  </span>
                ))}
              </p>
            ))}
          </section>
        )}
        <AlertTimeline alerts={incident.alerts} onOpenAlert={props.onOpenAlert} />
        <TechniqueList alerts={incident.alerts} />
      </div>
      <aside className={styles.side} aria-label="Facts and assets">
        <section className={styles.block} aria-labelledby={`${id}facts`}>
          <h2 className={styles.blockTitle} id={`${id}facts`}>
            Facts
          </h2>
          <DescriptionList items={pageDetails(incident, props.tenantName, props.portalOrigin)} />
          <CollapsibleDetails facts={otherValuesOf(incident)} one="other value" many="other values" />
        </section>
        {assets.length === 0 ? null : (
          <section className={styles.block} aria-labelledby={`${id}assets`}>
            <h2 className={styles.blockTitle} id={`${id}assets`}>
              Impacted assets <span className={styles.count}>{assets.length}</span>
            </h2>
            <ol className={styles.assets}>
              {assets.slice(0, MOST_ASSETS).map((asset) => (
                <li key={`${asset.kind} ${asset.name}`}>
                  <KindIcon kind={asset.kind} />
                  <div>
                    <span className={styles.assetName} title={inertTextOf(asset.name, 240)}>
                      <InertText text={asset.name} maxLength={120} />
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
                    <rect width={(56 * asset.alertCount) / mostAlerts} height="6" rx="3" />
                  </svg>
                  <span className={styles.fine}>
                    {asset.alertCount === 1 ? '1 alert' : `${asset.alertCount} alerts`}
                  </span>
                </li>
              ))}
            </ol>
            {assets.length > MOST_ASSETS ? (
              <p className={styles.fine}>and {assets.length - MOST_ASSETS} more, on the evidence tab</p>
            ) : null}
          </section>
        )}
      </aside>
    </div>
  );
}
