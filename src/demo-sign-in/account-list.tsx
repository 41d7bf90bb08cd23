import { ChevronRight16Regular } from '@fluentui/react-icons/headless/svg/chevron-right';
import type { AccountChoice } from '../sim/entra/authorize.ts';
import styles from './account-list.module.css';

/** Two initials for a role: of its first two words, or the first two letters of a single word. */
function initialsOf(role: string): string {
  const [first = '', second] = role.split(' ');
  return (second === undefined ? first.slice(0, 2) : `${first.charAt(0)}${second.charAt(0)}`).toUpperCase();
}

/** Lists the accounts to sign in with. The name of each button begins with the persona's role. */
export function AccountList(props: { accounts: readonly AccountChoice[]; onPick: (personaId: string) => void }) {
  return (
    <ul className={styles.list}>
      {props.accounts.map((account) => (
        <li key={account.personaId}>
          <button type="button" className={styles.persona} onClick={() => props.onPick(account.personaId)}>
            <span className={styles.avatar} aria-hidden="true">
              {initialsOf(account.role)}
            </span>
            <span className={styles.name}>{account.role}</span> <span className={styles.text}>{account.text}</span>{' '}
            <code className={styles.scope}>{account.permissions.at(-1) ?? 'No permissions'}</code>
            <span className={styles.go}>
              <ChevronRight16Regular aria-hidden="true" />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
