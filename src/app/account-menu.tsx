import { ArrowExitRegular } from '@fluentui/react-icons/headless/svg/arrow-exit';
import { SignOutRegular } from '@fluentui/react-icons/headless/svg/sign-out';
import type { SignedInAccount } from '../access/access-context.ts';
import { Menu, MenuHead, MenuItem } from '../ui/menu.tsx';
import css from './account-menu.module.css';

/** Who is signed in, and the ways out. `onLeaveDemo` is `null` where there is no demo to leave. */
export function AccountMenu(props: {
  account: SignedInAccount;
  tenantName: string;
  onSignOut(): void;
  onLeaveDemo: (() => void) | null;
}) {
  const { name, username } = props.account;
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
      <MenuHead title={name} lines={[username, `${props.tenantName}, user context`]} />
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

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  const letters = words.length > 1 ? words.slice(0, 2).map((word) => word.charAt(0)) : [name.slice(0, 2)];
  return letters.join('').toUpperCase();
}
