import { BeakerRegular } from '@fluentui/react-icons/headless/svg/beaker';
import css from './demo-mark.module.css';

/** Says on every page of the demo that nothing shown is real. Not announced over and over: it never changes. */
export function DemoMark() {
  return (
    <p className={css.mark} role="status" aria-label="Demo data" aria-live="off">
      <BeakerRegular aria-hidden="true" />
      <span>Demo data</span>
    </p>
  );
}
