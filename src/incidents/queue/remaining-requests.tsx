import type { RateLimiter } from '../../defender/limits/rate-limiter.ts';
import type { SourceReading } from '../rows/source-reading.ts';
import styles from './queue-foot.module.css';
import { useRateLimiterState } from './use-rate-limiter-state.ts';

/** Documented for listing incidents: 50 calls a minute, 1,500 an hour. The meter shows the part that is left. */
const CALLS_A_MINUTE = 50;

/** What is left of the quota, of the tenant read first. Stands outside of every live region: it changes with each call. */
export function RemainingRequests(props: { readings: readonly SourceReading[] }) {
  const [first] = props.readings;
  return first === undefined ? null : <Budget gate={first.source.rateLimiter} />;
}

function Budget(props: { gate: RateLimiter }) {
  const { remainingThisHour, remainingThisMinute } = useRateLimiterState(props.gate);
  const most = Math.max(CALLS_A_MINUTE, remainingThisMinute);
  return (
    <div className={styles.budget}>
      <span>Calls left</span>
      <meter aria-label="Calls left this minute" min={0} max={most} low={most / 5} value={remainingThisMinute} />
      <span className={styles.number}>
        <b>{remainingThisMinute.toLocaleString('en')}</b> this minute
      </span>
      {remainingThisHour === null ? null : (
        <span className={`${styles.number} ${styles.hour}`}>
          <b>{remainingThisHour.toLocaleString('en')}</b> this hour
        </span>
      )}
    </div>
  );
}
