import type { Instant } from '../std/instant.ts';
import { MINUTE_MS } from '../std/time.ts';
import { formatAge, formatClock, formatDayAndTime, formatFull, formatUtc } from './format-moment.ts';
import { Unseen } from './unseen.tsx';
import { useNow } from './use-now.ts';

/** A moment in the reader's own time, UTC on hover. `relative` is how long ago, and grows by itself. */
export function Moment(props: { instant: Instant; form?: 'relative' | 'absolute' | 'short' | 'clock' }) {
  const now = useNow(MINUTE_MS);
  const at = props.instant.epochMs;
  const form = props.form ?? 'absolute';
  const age = formatAge(at, now);
  return (
    <time dateTime={new Date(at).toISOString()} title={formatUtc(at)}>
      {form === 'relative' ? age : null}
      {form === 'relative' && /^\d+ (min|h|days?)$/.test(age) ? <Unseen> ago</Unseen> : null}
      {form === 'absolute' ? formatFull(at) : null}
      {form === 'short' ? formatDayAndTime(at, now) : null}
      {form === 'clock' ? formatClock(at) : null}
    </time>
  );
}
