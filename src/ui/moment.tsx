import { use } from 'react';
import type { Instant } from '../std/instant.ts';
import type { EpochMs } from '../std/time.ts';
import { NowContext } from './clock-provider.tsx';
import { formatAge, formatBrief, formatClock, formatDayAndTime, formatFull, utcText } from './format-moment.ts';
import { TIME_ZONE } from './time-zone.ts';

/**
 * `relative`: `2 min`, for columns; `ago`: `2 min ago`; `absolute`: to the second; `short`: day and time; `brief`: time or
 * day; `clock`: time only.
 */
type MomentForm = 'relative' | 'ago' | 'absolute' | 'short' | 'brief' | 'clock';

/** An instant in the chosen time zone, with the other one as the tooltip. `relative` and `ago` update while mounted. */
export function Moment(props: { instant: Instant; form?: MomentForm }) {
  const now = use(NowContext);
  if (now === null) throw new Error('Moment must be rendered inside a ClockProvider');
  const at = props.instant.epochMs;
  const iso = new Date(at).toISOString();
  return (
    <time dateTime={iso} title={TIME_ZONE.state() === 'utc' ? `${formatFull(at, 'local')} local time` : utcText(iso)}>
      {momentText(props.form ?? 'absolute', at, now)}
    </time>
  );
}

function momentText(form: MomentForm, at: EpochMs, now: EpochMs): string {
  switch (form) {
    case 'relative':
      return formatAge(at, now);
    case 'ago': {
      const age = formatAge(at, now);
      return /^\d+ (?:min|h|days?)\b/.test(age) ? `${age} ago` : age;
    }
    case 'absolute':
      return formatFull(at);
    case 'short':
      return formatDayAndTime(at, now);
    case 'brief':
      return formatBrief(at, now);
    case 'clock':
      return formatClock(at);
  }
}
