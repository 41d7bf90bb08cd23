import { type EpochMs, SECOND_MS } from '../std/time.ts';
import styles from './countdown.module.css';
import { formatCountdown } from './format-moment.ts';
import { useNow } from './use-now.ts';

/** The time left until `until`, updated every second; `0:00` afterwards. Keep it out of live regions, which would announce every tick. */
export function Countdown(props: { until: EpochMs }) {
  const now = useNow(SECOND_MS);
  return (
    <span className={styles.countdown} role="timer" aria-live="off">
      {formatCountdown(props.until - now)}
    </span>
  );
}
