import { BeakerRegular } from '@fluentui/react-icons/headless/svg/beaker';
import styles from './demo-mark.module.css';

/** The `Demo data` label on every page of the demo. Not a live region (`aria-live="off"`), because it never changes. */
export function DemoMark() {
  return (
    <p className={styles.mark} role="status" aria-label="Demo data" aria-live="off">
      <BeakerRegular aria-hidden="true" />
      <span>Demo data</span>
    </p>
  );
}
