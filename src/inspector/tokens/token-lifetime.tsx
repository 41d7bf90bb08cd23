import { type EpochMs, MINUTE_MS, SECOND_MS } from '../../std/time.ts';
import { LONGEST_LIFE_MS } from '../../token/lifetime.ts';
import { formatCountdown, formatDuration } from '../../ui/format-moment.ts';
import { useNow } from '../../ui/use-now.ts';
import styles from './token-lifetime.module.css';

const SOON_MS = 10 * MINUTE_MS;

/** How long a token still lives: minutes while there are many, the seconds when there are few, and then that it is over. */
export function TokenLifetime(props: { until: EpochMs }) {
  const left = props.until - useNow(SECOND_MS);
  const state = left <= 0 ? 'over' : left <= SOON_MS ? 'soon' : 'good';
  return (
    <span className={styles.life} data-state={state}>
      {state === 'over' ? 'Expired' : null}
      {state === 'soon' ? formatCountdown(left) : null}
      {state === 'good' ? (left > LONGEST_LIFE_MS ? 'Years' : formatDuration(left - (left % MINUTE_MS))) : null}
    </span>
  );
}
