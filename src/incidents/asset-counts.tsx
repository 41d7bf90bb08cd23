import type { ImpactedAsset } from '../defender/impacted-assets.ts';
import { Unseen } from '../ui/unseen.tsx';
import styles from './asset-counts.module.css';
import { evidenceKindWord } from './incident-words.ts';
import { KindIcon } from './kind-icon.tsx';

/** How many assets of each kind an incident touches, by sign and number. */
export function AssetCounts(props: { assets: readonly ImpactedAsset[] }) {
  const counts = new Map<string, number>();
  for (const asset of props.assets) counts.set(asset.kind, (counts.get(asset.kind) ?? 0) + 1);
  return (
    <span className={styles.counts}>
      {[...counts].map(([kind, count]) => (
        <span key={kind} className={styles.count} title={`${evidenceKindWord(kind)}: ${count}`}>
          <KindIcon kind={kind} />
          {count}
          <Unseen> {evidenceKindWord(kind)}</Unseen>
        </span>
      ))}
    </span>
  );
}
