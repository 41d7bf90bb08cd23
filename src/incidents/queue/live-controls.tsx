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

/** When the next refresh is, how often there is one, and a way to pause them. */
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
        label={`Reads every ${intervalWords(props.everyMs)}`}
        menuLabel="How often to read"
        trigger={<Clock16Regular />}
      >
        <MenuHeader title="Read what changed" lines={['Only while this page is seen and online']} />
        <MenuRadioSet
          value={String(props.everyMs)}
          options={REFRESH_INTERVALS.map((ms) => ({ value: String(ms), label: `Every ${intervalWords(ms)}` }))}
          onChange={(value) => props.onEvery(Number(value))}
        />
      </Menu>
      <IconButton
        label={isPaused ? 'Go on refreshing' : 'Pause refreshing'}
        icon={isPaused ? <Play16Regular /> : <Pause16Regular />}
        size="small"
        onClick={() => props.onLive(isPaused)}
      />
    </>
  );
}

/** `next refresh 0:42`: ticks, so it stands outside of everything that is announced. */
export function LiveMessage(props: { live: LiveRefresh }) {
  const { live } = props;
  if (live.state === 'paused') return 'Refreshing is paused';
  if (live.state === 'offline') return 'No refresh while offline';
  if (live.nextAt === null) return null;
  return (
    <>
      Next refresh <Countdown until={live.nextAt} />
    </>
  );
}

function intervalWords(ms: number): string {
  if (ms < MINUTE_MS) return `${ms / SECOND_MS} seconds`;
  return ms === MINUTE_MS ? 'minute' : `${ms / MINUTE_MS} minutes`;
}
