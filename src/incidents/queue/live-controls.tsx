import { Clock16Regular } from '@fluentui/react-icons/headless/svg/clock';
import { Pause16Regular } from '@fluentui/react-icons/headless/svg/pause';
import { Play16Regular } from '@fluentui/react-icons/headless/svg/play';
import { MINUTE_MS, SECOND_MS } from '../../std/time.ts';
import { Countdown } from '../../ui/countdown.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, MenuHeader } from '../../ui/menu.tsx';
import { MenuRadioSet } from '../../ui/menu-choices.tsx';
import { REFRESH_INTERVALS } from '../table/table-settings.ts';
import styles from './queue.module.css';
import type { LiveRefresh } from './use-live-refresh.ts';

/** Shows the time to the next refresh, sets the interval, and pauses or resumes auto-refresh. */
export function LiveControls(props: {
  live: LiveRefresh;
  everyMs: number;
  onEvery: (everyMs: number) => void;
  onLive: (isLive: boolean) => void;
}) {
  const { live } = props;
  const isPaused = live.state === 'paused';
  return (
    <>
      <span className={styles.asOf}>
        <LiveMessage live={live} />
      </span>
      <Menu
        align="end"
        look="plain"
        label={`Refresh every ${intervalText(props.everyMs)}`}
        menuLabel="Refresh interval"
        trigger={
          <span className={styles.clock} title={`Refresh every ${intervalText(props.everyMs)}`}>
            <Clock16Regular />
          </span>
        }
      >
        <MenuHeader title="Auto-refresh" lines={['Pauses when this tab is hidden or offline']} />
        <MenuRadioSet
          value={String(props.everyMs)}
          options={REFRESH_INTERVALS.map((ms) => ({ value: String(ms), label: `Every ${intervalText(ms)}` }))}
          onChange={(value) => props.onEvery(Number(value))}
        />
      </Menu>
      <IconButton
        label={isPaused ? 'Resume auto-refresh' : 'Pause auto-refresh'}
        icon={isPaused ? <Play16Regular /> : <Pause16Regular />}
        size="small"
        onClick={() => props.onLive(isPaused)}
      />
    </>
  );
}

/** `Next refresh 0:42`, or `Retrying in 2:00` after a failure. Ticks every second, so it must be outside live regions. */
export function LiveMessage(props: { live: LiveRefresh }) {
  const { live } = props;
  if (live.state === 'paused') return 'Auto-refresh paused';
  if (live.state === 'offline') return 'Offline';
  if (live.next === null) return null;
  return (
    <>
      {live.next.isRetry ? 'Retrying in' : 'Next refresh'} <Countdown until={live.next.at} />
    </>
  );
}

function intervalText(ms: number): string {
  if (ms < MINUTE_MS) return `${ms / SECOND_MS} seconds`;
  return ms === MINUTE_MS ? 'minute' : `${ms / MINUTE_MS} minutes`;
}
