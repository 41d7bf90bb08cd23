import { ArrowExitRegular } from '@fluentui/react-icons/headless/svg/arrow-exit';
import { ArrowSwapRegular } from '@fluentui/react-icons/headless/svg/arrow-swap';
import { ClockRegular } from '@fluentui/react-icons/headless/svg/clock';
import { SignOutRegular } from '@fluentui/react-icons/headless/svg/sign-out';
import { useEffect } from 'react';
import type { SignedInAccount } from '../../access/access-context.ts';
import { APIS } from '../../entra/apis.ts';
import type { Api } from '../../entra/clouds.ts';
import { SECOND_MS } from '../../std/time.ts';
import { Menu, MenuHeader, MenuItem } from '../../ui/menu.tsx';
import type { TimeZone } from '../../ui/time-zone.ts';
import { MENU_LIBRARY } from '../../ui/use-menu-library.ts';
import { otherApi } from '../context/api-choice.ts';
import css from './account-menu.module.css';

/** By then the first rows have loaded. */
const MENU_PREFETCH_DELAY_MS = 2 * SECOND_MS;

/** The signed-in account, with the commands to switch the API and to sign out. `onLeaveDemo` is `null` outside the demo. */
export function AccountMenu(props: {
  account: SignedInAccount;
  tenantName: string;
  api: Api;
  onSwitchApi(): void;
  timeZone: TimeZone;
  onTimeZone(timeZone: TimeZone): void;
  onSignOut(): void;
  onLeaveDemo: (() => void) | null;
}) {
  const { name, username } = props.account;
  // Sign-out works offline, so load the menu before the user needs it.
  useEffect(() => {
    const timer = setTimeout(MENU_LIBRARY.fetch, MENU_PREFETCH_DELAY_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Menu
      look="bare"
      align="end"
      label="Account"
      trigger={
        <span className={css.avatar} aria-hidden="true">
          {initials(name)}
        </span>
      }
    >
      <MenuHeader title={name} lines={[username, `${props.tenantName} · delegated access`]} />
      <MenuItem icon={<ArrowSwapRegular aria-hidden="true" />} onChoose={props.onSwitchApi}>
        Use {APIS[otherApi(props.api)].displayName}
      </MenuItem>
      <MenuItem
        icon={<ClockRegular aria-hidden="true" />}
        onChoose={() => props.onTimeZone(props.timeZone === 'utc' ? 'local' : 'utc')}
      >
        {props.timeZone === 'utc' ? 'Show times in local time' : 'Show times in UTC'}
      </MenuItem>
      <MenuItem icon={<SignOutRegular aria-hidden="true" />} note="Signs out all tabs" onChoose={props.onSignOut}>
        Sign out
      </MenuItem>
      {props.onLeaveDemo !== null && (
        <MenuItem icon={<ArrowExitRegular aria-hidden="true" />} onChoose={props.onLeaveDemo}>
          Leave the demo
        </MenuItem>
      )}
    </Menu>
  );
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  const letters = words.length > 1 ? words.slice(0, 2).map((word) => word.charAt(0)) : [name.slice(0, 2)];
  return letters.join('').toUpperCase();
}
