import type { RateLimiter } from '../../defender/limits/rate-limiter.ts';
import { useStore } from '../../ui/use-store.ts';
import type { SourceState } from '../rows/source-state.ts';
import styles from './queue-footer.module.css';

/** The documented limits for listing incidents are 50 requests per minute and 1,500 per hour. */
const REQUESTS_PER_MINUTE = 50;

/** The remaining quota of the first tenant. Must be outside live regions, because it changes with each request. */
export function RemainingRequests(props: { states: readonly SourceState[] }) {
  const [first] = props.states;
  return first === undefined ? null : <Quota rateLimiter={first.source.rateLimiter} />;
}

function Quota(props: { rateLimiter: RateLimiter }) {
  const { remainingThisHour, remainingThisMinute } = useStore(props.rateLimiter);
  const max = Math.max(REQUESTS_PER_MINUTE, remainingThisMinute);
  return (
    <div className={styles.quota}>
      <meter aria-label="Requests left this minute" min={0} max={max} low={max / 5} value={remainingThisMinute} />
      <span className={styles.number}>
        <b>{remainingThisMinute.toLocaleString('en')}</b>/min
      </span>
      {remainingThisHour === null ? null : (
        <span className={styles.number}>
          <b>{remainingThisHour.toLocaleString('en')}</b>/h
        </span>
      )}
    </div>
  );
}
