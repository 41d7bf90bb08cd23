import { MINUTE_MS } from '../../std/time.ts';
import type { DecodedToken } from '../../token/decode-token.ts';
import { inspectToken } from '../../token/inspect-token.ts';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { useNow } from '../../ui/use-now.ts';
import { IDLE_MINUTES } from '../input/use-idleness.ts';
import { RemainingLifetime } from './remaining-lifetime.tsx';
import type { TenantNames } from './tenant-names.ts';
import type { TokenEntry } from './token-entries.ts';
import { tokenEntryContext, tokenEntryName } from './token-entry-labels.ts';
import styles from './token-entry-list.module.css';

/** Lists the session's tokens by tenant and API, and the pasted ones. The user selects one to inspect it. */
export function TokenEntryList(props: {
  entries: readonly TokenEntry[];
  selectedKey: string | null;
  tenants: TenantNames;
  onSelect: (entry: TokenEntry) => void;
}) {
  const pasted = props.entries.filter((entry) => entry.source === 'pasted');
  const hasSession = pasted.length < props.entries.length;
  return (
    <section aria-labelledby="token-entries">
      <h2 className={styles.title} id="token-entries">
        {hasSession ? 'Session tokens' : 'Pasted tokens'}
      </h2>
      <ul className={styles.entries}>
        {props.entries.map((entry) => (
          <li key={entry.key}>
            <button
              type="button"
              className={styles.entry}
              aria-current={entry.key === props.selectedKey ? 'true' : undefined}
              onClick={() => props.onSelect(entry)}
            >
              <span className={styles.name}>{tokenEntryName(entry, pasted.length, props.tenants)}</span>
              {entry.decoded.ok ? (
                <EntryDetails entry={entry} token={entry.decoded.value} />
              ) : (
                <span className={styles.context}>Unreadable</span>
              )}
            </button>
          </li>
        ))}
      </ul>
      {pasted.length === 0 ? null : (
        <p className={styles.hint}>
          Pasted tokens stay in memory and are cleared on reload, on sign-out or after {IDLE_MINUTES} minutes of
          inactivity.
        </p>
      )}
    </section>
  );
}

function EntryDetails(props: { entry: TokenEntry; token: DecodedToken }) {
  const now = useNow(MINUTE_MS);
  const { claims, kind, lifetime } = inspectToken(props.token, { now });
  const [first, ...others] = (kind === 'application-access' ? claims.appRoles : claims.scopes) ?? [];
  return (
    <>
      <span className={styles.end}>
        {lifetime.expiresAt === null ? null : <RemainingLifetime expiresAt={lifetime.expiresAt} />}
      </span>
      <span className={styles.details}>
        <span className={styles.context}>{tokenEntryContext(props.entry, now)}</span>
        {first === undefined ? null : (
          <code className={styles.permission} title={inertTextOf(first)}>
            <span>{inertTextOf(first, 60)}</span>
            {others.length === 0 ? null : ` +${others.length}`}
          </code>
        )}
      </span>
    </>
  );
}
