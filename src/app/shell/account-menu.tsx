import { ArrowExitRegular } from '@fluentui/react-icons/headless/svg/arrow-exit';
import { ArrowSwapRegular } from '@fluentui/react-icons/headless/svg/arrow-swap';
import { SignOutRegular } from '@fluentui/react-icons/headless/svg/sign-out';
import { useEffect } from 'react';
import type { SignedInAccount } from '../../access/access-context.ts';
import type { Api } from '../../entra/clouds.ts';
import { SECOND_MS } from '../../std/time.ts';
import { Menu, MenuHeader, MenuItem } from '../../ui/menu.tsx';
import { MENU_LIBRARY } from '../../ui/use-menu-library.ts';
import { otherApi } from '../context/api-choice.ts';
import css from './account-menu.module.css';

/** By then the first rows are there. */
const AFTER_FIRST_LOOK_MS = 2 * SECOND_MS;

/** Who is signed in, and the ways out. `onLeaveDemo` is `null` where there is no demo to leave. */
export function AccountMenu(props: {
  account: SignedInAccount;
  tenantName: string;
  api: Api;
  onSwitchApi(): void;
  onSignOut(): void;
  onLeaveDemo: (() => void) | null;
}) {
  const { name, username } = props.account;
  // Signing out works without a network too: what the menu is made of is there before anybody presses.
  useEffect(() => {
    const timer = setTimeout(MENU_LIBRARY.fetch, AFTER_FIRST_LOOK_MS);
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
      <MenuHeader title={name} lines={[username, `${props.tenantName}, user context`]} />
      <MenuItem icon={<ArrowSwapRegular aria-hidden="true" />} onChoose={props.onSwitchApi}>
        Read through {API_NAMES[otherApi(props.api)]}
      </MenuItem>
      <MenuItem icon={<SignOutRegular aria-hidden="true" />} note="every tab" onChoose={props.onSignOut}>
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

const API_NAMES: { readonly [Key in Api]: string } = {
  'defender-xdr': 'Defender XDR',
  'graph-security': 'Graph security',
};

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  const letters = words.length > 1 ? words.slice(0, 2).map((word) => word.charAt(0)) : [name.slice(0, 2)];
  return letters.join('').toUpperCase();
}
