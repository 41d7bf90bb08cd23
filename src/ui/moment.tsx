import { use } from 'react';
import type { Instant } from '../std/instant.ts';
import { NowContext } from './clock-provider.tsx';
import { formatAge, formatBrief, formatClock, formatDayAndTime, formatFull, formatUtc } from './format-moment.ts';

/**
 * `relative`: `2 min`, for columns; `ago`: `2 min ago`; `absolute`: to the second; `short`: day and time; `brief`: time or
 * day; `clock`: time only.
 */
type MomentForm = 'relative' | 'ago' | 'absolute' | 'short' | 'brief' | 'clock';

/** An instant in the browser's time zone, with UTC as the tooltip. `relative` and `ago` update while mounted. */
export function Moment(props: { instant: Instant; form?: MomentForm }) {
  const now = use(NowContext);
  if (now === null) throw new Error('Moment must be rendered inside a ClockProvider');
  const at = props.instant.epochMs;
  const form = props.form ?? 'absolute';
  const age = formatAge(at, now);
  const isDuration = /^\d+ (?:min|h|days?)\b/.test(age);
  return (
    <time dateTime={new Date(at).toISOString()} title={formatUtc(at)}>
      {form === 'relative' || form === 'ago' ? age : null}
      {form === 'ago' && isDuration ? ' ago' : null}
      {form === 'absolute' ? formatFull(at) : null}
      {form === 'short' ? formatDayAndTime(at, now) : null}
      {form === 'brief' ? formatBrief(at, now) : null}
      {form === 'clock' ? formatClock(at) : null}
    </time>
  );
}
