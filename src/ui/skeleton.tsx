import styles from './skeleton.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

const BONES = ['a', 'b', 'c', 'd', 'e'];

/** The shape of rows to come, still. Only where there is nothing older to show. `label` says what is being read. */
export function SkeletonRows(props: { rows: number; label: string }) {
  return (
    <div aria-busy="true">
      <VisuallyHidden>{props.label}</VisuallyHidden>
      <div aria-hidden="true">
        {Array.from({ length: props.rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: bones have no identity
          <div key={row} className={styles.row}>
            {BONES.map((bone) => (
              <span key={bone} className={styles.bone} />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
