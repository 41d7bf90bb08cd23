import { type ReactNode, use, useEffect } from 'react';
import { DAY_MS, type EpochMs, HOUR_MS, MINUTE_MS } from '../../std/time.ts';
import { ClockProvider } from '../../ui/clock-provider.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useStore } from '../../ui/use-store.ts';
import { useAppState } from '../context/use-app-state.ts';

/** Shows its children with the time of the server if the browser's clock is wrong, below a notice that says so. */
export function ServerTime(props: { children: ReactNode }) {
  const { sessionStarter } = useAppState();
  const { serverClock } = use(sessionStarter.start());
  const offset = useStore(serverClock);
  useEffect(() => {
    void serverClock.check();
  }, [serverClock]);
  return (
    <>
      {offset !== null && <WrongClockNotice offsetMs={offset} now={serverClock.now()} />}
      <ClockProvider clock={serverClock.now}>{props.children}</ClockProvider>
    </>
  );
}

/** Says that the browser's clock is wrong. `offsetMs` is how far it is ahead, `now` the time of the server. */
export function WrongClockNotice(props: { offsetMs: number; now: EpochMs }) {
  const { offsetMs } = props;
  return (
    <Notice
      tone="warning"
      layout="band"
      role="status"
      title={`This computer’s clock is ${durationText(Math.abs(offsetMs))} ${offsetMs > 0 ? 'ahead' : 'behind'}`}
    >
      <p>
        The server of this site says it is {timeText(props.now)}, and this page uses that time. Correct the clock:
        sign-in can fail, and other pages show wrong times.
      </p>
    </Notice>
  );
}

function durationText(ms: number): string {
  const [size, unit] =
    ms < 2 * HOUR_MS ? [MINUTE_MS, 'minutes'] : ms < 2 * DAY_MS ? [HOUR_MS, 'hours'] : [DAY_MS, 'days'];
  return `${Math.round(ms / size).toLocaleString('en')} ${unit}`;
}

/** `21 Nov 2026, 12:00 UTC`. */
function timeText(time: EpochMs): string {
  const format = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' } as const;
  return `${new Intl.DateTimeFormat('en-GB', format).format(time)} UTC`;
}
