import { use } from 'react';
import type { Instant } from '../std/instant.ts';
import { NowContext } from './clock-provider.tsx';
import { formatAge, formatBrief, formatClock, formatDayAndTime, formatFull, formatUtc } from './format-moment.ts';

/**
 * `relative`: `2 min`, for columns; `ago`: `2 min ago`; `absolute`: to the second; `short`: day and time; `brief`: time or
 * day; `clock`: time only.
 */
export type MomentForm = 'relative' | 'ago' | 'absolute' | 'short' | 'brief' | 'clock';

/** A moment in the reader's own time, UTC on hover. `relative` and `ago` grow by themselves. */
export function Moment(props: { instant: Instant; form?: MomentForm }) {
  const now = use(NowContext);
  if (now === null) throw new Error('Moment needs a ClockProvider above it');
  const at = props.instant.epochMs;
  const form = props.form ?? 'absolute';
  const age = formatAge(at, now);
  const isSpan = /^\d+ (min|h|days?)$/.test(age);
  return (
    <time dateTime={new Date(at).toISOString()} title={formatUtc(at)}>
      {form === 'relative' || form === 'ago' ? age : null}
      {form === 'ago' && isSpan ? ' ago' : null}
      {form === 'absolute' ? formatFull(at) : null}
      {form === 'short' ? formatDayAndTime(at, now) : null}
      {form === 'brief' ? formatBrief(at, now) : null}
      {form === 'clock' ? formatClock(at) : null}
    </time>
  );
}
