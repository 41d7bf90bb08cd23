import { type EpochMs, MINUTE_MS, SECOND_MS } from '../../std/time.ts';
import { MAX_LIFETIME_MS } from '../../token/lifetime.ts';
import { formatCountdown, formatDuration } from '../../ui/format-moment.ts';
import { useNow } from '../../ui/use-now.ts';
import styles from './remaining-lifetime.module.css';

const COUNTDOWN_MS = 10 * MINUTE_MS;

/** Shows minutes, then counts down the last ten minutes in seconds, then says that the token has expired. */
export function RemainingLifetime(props: { expiresAt: EpochMs }) {
  const leftMs = props.expiresAt - useNow(SECOND_MS);
  const state = leftMs <= 0 ? 'expired' : leftMs <= COUNTDOWN_MS ? 'soon' : 'later';
  return (
    <span className={styles.lifetime} data-state={state}>
      {state === 'expired' ? 'Expired' : null}
      {state === 'soon' ? formatCountdown(leftMs) : null}
      {state === 'later' ? (leftMs > MAX_LIFETIME_MS ? 'Years' : formatDuration(leftMs - (leftMs % MINUTE_MS))) : null}
    </span>
  );
}
