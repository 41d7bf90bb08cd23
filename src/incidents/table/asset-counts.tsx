import { Fragment } from 'react';
import type { ImpactedAsset } from '../../defender/model/impacted-assets.ts';
import { evidenceKindLabel } from '../labels/incident-labels.ts';
import { KindIcon } from '../labels/kind-icon.tsx';
import styles from './asset-counts.module.css';

/** The number of impacted assets of each kind, as icons with counts. */
export function AssetCounts(props: { assets: readonly ImpactedAsset[] }) {
  const counts = new Map<string, number>();
  for (const asset of props.assets) counts.set(asset.kind, (counts.get(asset.kind) ?? 0) + 1);
  if (counts.size === 0) return null;
  const label = [...counts].map(([kind, count]) => `${evidenceKindLabel(kind)}: ${count}`).join(', ');
  return (
    <span className={styles.counts} role="img" aria-label={label} title={label}>
      {[...counts].map(([kind, count]) => (
        <Fragment key={kind}>
          <KindIcon kind={kind} />
          {count}
        </Fragment>
      ))}
    </span>
  );
}
