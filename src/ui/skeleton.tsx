import styles from './skeleton.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

const CELLS = ['a', 'b', 'c', 'd', 'e'];

/** Placeholder rows without animation, for the first load only. `label` tells screen readers what is loading. */
export function SkeletonRows(props: { rows: number; label: string }) {
  return (
    <div aria-busy="true">
      <VisuallyHidden>{props.label}</VisuallyHidden>
      <div aria-hidden="true">
        {Array.from({ length: props.rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: placeholder rows have no identity
          <div key={row} className={styles.row}>
            {CELLS.map((cell) => (
              <span key={cell} className={styles.cell} />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
