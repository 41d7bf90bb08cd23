import { MINUTE_MS } from '../../std/time.ts';
import type { DecodedToken } from '../../token/decode-token.ts';
import { inspectToken } from '../../token/inspect-token.ts';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { useNow } from '../../ui/use-now.ts';
import { IDLE_MINUTES } from '../input/watch-idleness.ts';
import type { TenantNames } from './tenant-names.ts';
import type { TokenEntry } from './token-entries.ts';
import { tokenEntryContext, tokenEntryName } from './token-entry-labels.ts';
import styles from './token-entry-list.module.css';
import { TokenLifetime } from './token-lifetime.tsx';

/** The tokens that can be looked at: those of the session, by tenant and API, and those that were pasted. */
export function TokenEntryList(props: {
  entries: readonly TokenEntry[];
  shown: string | null;
  tenants: TenantNames;
  onChoose: (entry: TokenEntry) => void;
}) {
  const pasted = props.entries.filter((entry) => entry.source === 'pasted');
  const hasHeld = pasted.length < props.entries.length;
  return (
    <section className={styles.section} aria-labelledby="token-lanes">
      <h2 className={styles.title} id="token-lanes">
        {hasHeld ? 'Tokens of this session' : 'Pasted tokens'}
      </h2>
      <ul className={styles.entries}>
        {props.entries.map((entry) => (
          <li key={entry.key}>
            <button
              type="button"
              className={styles.entry}
              aria-current={entry.key === props.shown ? 'true' : undefined}
              onClick={() => props.onChoose(entry)}
            >
              <span className={styles.name}>{tokenEntryName(entry, pasted.length, props.tenants)}</span>
              {entry.decoded.ok ? (
                <LaneFacts entry={entry} token={entry.decoded.value} />
              ) : (
                <span className={styles.sub}>Cannot be read</span>
              )}
            </button>
          </li>
        ))}
      </ul>
      {pasted.length === 0 ? null : (
        <p className={styles.hint}>
          Pasted tokens live in memory: gone with Wipe, on reload, on sign-out and after {IDLE_MINUTES} minutes without
          use.
        </p>
      )}
    </section>
  );
}

function LaneFacts(props: { entry: TokenEntry; token: DecodedToken }) {
  const now = useNow(MINUTE_MS);
  const { claims, kind, lifetime } = inspectToken(props.token, { now });
  const [first, ...others] = (kind === 'application-access' ? claims.appRoles : claims.scopes) ?? [];
  return (
    <>
      <span className={styles.life}>
        {lifetime.expiresAt === null ? null : <TokenLifetime until={lifetime.expiresAt} />}
      </span>
      <span className={styles.about}>
        <span className={styles.sub}>{tokenEntryContext(props.entry, now)}</span>
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
