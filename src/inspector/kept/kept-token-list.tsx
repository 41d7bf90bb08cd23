import { useEffect, useRef } from 'react';
import type { KeptToken } from '../../access/kept/kept-tokens.ts';
import type { TokenEnd } from '../../access/sign-in-error.ts';
import { APIS } from '../../entra/apis.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { formatClock, formatUtc } from '../../ui/format-moment.ts';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { RemainingLifetime } from '../tokens/remaining-lifetime.tsx';
import type { TenantNames } from '../tokens/tenant-names.ts';
import { keptEntryKey } from '../tokens/token-entries.ts';
import type { KeptTokenAccess } from './kept-token-access.ts';
import styles from './kept-token-list.module.css';

const END_LABELS: Readonly<Record<TokenEnd, string>> = {
  expired: 'Expired',
  refused: 'Rejected by the API',
  'step-up-required': 'Stronger proof required',
  'signed-out': 'Removed at sign-out',
  'page-left': 'Removed when you left the page',
  inactive: 'Removed after an hour without input',
  replaced: 'Replaced',
  removed: 'Removed',
};

/** Lists the kept tokens by tenant, application and API. An ended one stays until the user removes it. */
export function KeptTokenList(props: {
  kept: KeptTokenAccess;
  entries: readonly KeptToken[];
  selectedKey: string | null;
  /** The entry that takes the focus when it appears: the button that kept it has disappeared. */
  focusedId: string | null;
  tenants: TenantNames;
  onSelect: (entry: KeptToken) => void;
  onBringNew: () => void;
}) {
  const { kept, tenants } = props;
  const sortKey = (entry: KeptToken) =>
    `${tenants.nameOf(entry.tenantId)} ${entry.clientId} ${entry.api} ${entry.kind}`;
  const entries = [...props.entries].sort((a, b) => sortKey(a).localeCompare(sortKey(b)));
  return (
    <section aria-labelledby="kept-tokens" data-kept>
      <header className={styles.header}>
        <h2 className={styles.title} id="kept-tokens">
          Kept tokens
        </h2>
        <Button size="small" kind="plain" onClick={kept.keptTokens.removeAll}>
          Remove all
        </Button>
      </header>
      <ul className={styles.entries} aria-labelledby="kept-tokens">
        {entries.map((entry) => (
          <li
            key={entry.id}
            className={styles.entry}
            data-read={kept.isRead(entry) || undefined}
            data-ended={entry.end !== null || undefined}
          >
            <KeptEntry
              {...props}
              entry={entry}
              takesFocus={props.focusedId === entry.id}
              isSelected={props.selectedKey === keptEntryKey(entry.id)}
              isRead={kept.isRead(entry)}
            />
          </li>
        ))}
      </ul>
      <p className={styles.hint}>
        In this tab’s memory only. Reloading, signing out, closing the tab and an hour without input remove them.
      </p>
    </section>
  );
}

function KeptEntry(props: {
  kept: KeptTokenAccess;
  entry: KeptToken;
  isSelected: boolean;
  takesFocus: boolean;
  isRead: boolean;
  tenants: TenantNames;
  onSelect: (entry: KeptToken) => void;
  onBringNew: () => void;
}) {
  const { kept, entry, isRead, takesFocus } = props;
  const action = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a token that replaces an earlier one takes the focus again
  useEffect(() => {
    if (takesFocus) action.current?.focus();
  }, [takesFocus, entry.serial]);
  const name = inertTextOf(props.tenants.nameOf(entry.tenantId), 60);
  const [permission, ...others] = entry.permissions;
  return (
    <>
      <div className={styles.head}>
        {entry.end === null ? (
          <button
            type="button"
            className={styles.name}
            title={name}
            aria-current={props.isSelected ? 'true' : undefined}
            onClick={() => props.onSelect(entry)}
          >
            {name}
          </button>
        ) : (
          <span className={styles.name} title={name}>
            {name}
          </span>
        )}
        <span className={styles.state}>
          <Badge>{entry.end !== null ? 'Ended' : isRead ? 'In use' : 'Ready'}</Badge>
        </span>
        <span className={styles.end}>
          {entry.end === null ? <RemainingLifetime expiresAt={entry.expiresAt} /> : null}
        </span>
      </div>
      <p className={styles.details}>
        <span>
          {APIS[entry.api].displayName},{' '}
          {entry.kind === 'application' ? 'application' : `${inertTextOf(entry.username ?? 'a user', 40)}, application`}{' '}
          <code title={entry.clientId}>…{entry.clientId.slice(-4)}</code>
        </span>
        <EndMoment entry={entry} />
        {permission === undefined ? null : (
          <code className={styles.permission} title={inertTextOf(entry.permissions.join(' '), 400)}>
            {inertTextOf(permission, 60)}
            {others.length === 0 ? null : ` +${others.length}`}
          </code>
        )}
      </p>
      <p className={styles.details}>
        {entry.end === null ? (
          <span>
            Requests go to <code>{kept.hostOf(entry.api)}</code>
            {kept.isOwnTenant(entry) && !isRead
              ? '. You are signed in to this tenant: using the token replaces what your account sees.'
              : null}
          </span>
        ) : (
          <span>{END_LABELS[entry.end.reason]}</span>
        )}
      </p>
      <div className={styles.actions}>
        {entry.end !== null ? (
          <Button size="small" onClick={props.onBringNew}>
            Paste a new one
          </Button>
        ) : isRead ? null : (
          <Button ref={action} size="small" onClick={() => kept.use(entry)}>
            Use for incidents
          </Button>
        )}
        {isRead ? (
          <Button
            ref={action}
            size="small"
            kind={entry.end === null ? 'outline' : 'plain'}
            onClick={() => kept.keptTokens.stopUsing(entry.id)}
          >
            Stop using
          </Button>
        ) : null}
        <Button size="small" kind="plain" onClick={() => kept.keptTokens.remove(entry.id)}>
          Remove
        </Button>
      </div>
    </>
  );
}

function EndMoment(props: { entry: KeptToken }) {
  const { end, expiresAt } = props.entry;
  const at = end?.at ?? expiresAt;
  return (
    <time dateTime={new Date(at).toISOString()} title={formatUtc(at)}>
      {end === null ? 'until' : 'ended'} {formatClock(at)}
    </time>
  );
}
