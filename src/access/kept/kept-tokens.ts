import type { AccessContextId } from '../../http/access-context-id.ts';
import { createStore, type ReadableStore } from '../../std/store.ts';
import type { Clock, EpochMs } from '../../std/time.ts';
import type { AccessContext } from '../access-context.ts';
import { SignInError, type TokenEnd } from '../sign-in-error.ts';
import type { KeepableToken } from './keepable-token.ts';

/** A token that the user keeps for this tab, without the token itself. */
export type KeptToken = KeepableToken & {
  readonly keptAt: EpochMs;
  /** Differs for each token of the entry. */
  readonly serial: number;
  /** Whether the queue reads this tenant and API with the token. */
  readonly isInUse: boolean;
  /** When the API first accepted the token: the only proof of its claims. `null` before that. */
  readonly acceptedAt: EpochMs | null;
  /** Set once the token is wiped. The entry stays until the user removes it. */
  readonly end: { readonly reason: TokenEnd; readonly at: EpochMs; readonly requestId?: string } | null;
};

/**
 * The tokens that the user keeps for this tab, oldest first. In memory only: the state contains no token, so a devtool, a
 * query key or a prop cannot either.
 */
export type KeptTokens = ReadableStore<readonly KeptToken[]> & {
  /** Keeps a token. It replaces an earlier one of the same kind, tenant, application, API and user, and is used like it. */
  keep(facts: KeepableToken, token: string): void;
  /** Reads the token's tenant and API with it. The other tokens for that tenant and API are no longer used. */
  use(id: AccessContextId): void;
  stopUsing(id: AccessContextId): void;
  /** Wipes the token and removes its entry. */
  remove(id: AccessContextId): void;
  removeAll(): void;
  /** Wipes every token. The entries stay. */
  endAll(reason: TokenEnd): void;
  /** Wipes the tokens that have expired. */
  endExpired(): void;
  /** Records that an API accepted a request with this token. */
  recordAccepted(token: string): void;
  /** The token, to inspect it; `null` once it has ended. Never keep, show or log it. */
  tokenOf(id: AccessContextId): string | null;
  /**
   * The access that an entry gives. Reads only. `accessToken` rejects with `token-ended` once the token has ended, and
   * never renews: a token that the API refused has ended.
   */
  contextFor(entry: KeptToken): AccessContext;
};

/** Creates an empty store. `onWiped` runs with each token that is wiped, so that others can forget it too. */
export function createKeptTokens(options: {
  readonly clock: Clock;
  readonly onWiped: (token: string) => void;
}): KeptTokens {
  const { clock, onWiped } = options;
  const tokens = new Map<AccessContextId, string>();
  let keptCount = 0;
  const { subscribe, state, set } = createStore<readonly KeptToken[]>([]);
  const entryOf = (id: AccessContextId) => state().find((entry) => entry.id === id);

  /** Before the change of the state, so that whoever it notifies finds the token gone. */
  function wipe(id: AccessContextId): void {
    const token = tokens.get(id);
    tokens.delete(id);
    if (token !== undefined) onWiped(token);
  }

  function change(isChanged: (entry: KeptToken) => boolean, values: Partial<KeptToken>): void {
    if (state().some(isChanged)) set(state().map((entry) => (isChanged(entry) ? { ...entry, ...values } : entry)));
  }

  function end(hasEnded: (entry: KeptToken) => boolean, reason: TokenEnd, requestId?: string): void {
    const isEnding = (entry: KeptToken) => entry.end === null && hasEnded(entry);
    for (const { id } of state().filter(isEnding)) wipe(id);
    // After a sign-out, the page is the signed-out one.
    const ending = { reason, at: clock(), ...(requestId === undefined ? {} : { requestId }) };
    change(isEnding, { end: ending, ...(reason === 'signed-out' ? { isInUse: false } : {}) });
  }

  const endExpired = () => end(({ expiresAt }) => expiresAt <= clock(), 'expired');

  function removeWhere(isRemoved: (entry: KeptToken) => boolean): void {
    const removed = state().filter(isRemoved);
    if (removed.length === 0) return;
    for (const { id } of removed) wipe(id);
    set(state().filter((entry) => !removed.includes(entry)));
  }

  function currentToken(
    { id, tenantId }: KeptToken,
    request: Parameters<AccessContext['accessToken']>[0] = {},
  ): string {
    endExpired();
    const { claims, refusedToken, requestId, forceRefresh = false } = request;
    const token = tokens.get(id);
    const ended = (tokenEnd: TokenEnd, refusal = requestId) =>
      new SignInError({
        code: 'token-ended',
        tenantId,
        tokenEnd,
        ...(claims === undefined ? {} : { claims }),
        ...(refusal === undefined ? {} : { requestId: refusal }),
      });
    if (token === undefined) {
      const known = entryOf(id)?.end;
      throw ended(known?.reason ?? 'removed', known?.requestId);
    }
    if (claims === undefined && !forceRefresh) return token;
    // The user has already replaced the refused token. Its requests fail, and the queue reads on with the new one.
    if (refusedToken !== undefined && refusedToken !== token) throw ended('replaced');
    const reason = claims === undefined ? 'refused' : 'step-up-required';
    end((entry) => entry.id === id, reason, requestId);
    throw ended(reason);
  }

  return {
    subscribe,
    state,
    keep(facts, token) {
      const earlier = entryOf(facts.id);
      if (tokens.get(facts.id) === token) return;
      wipe(facts.id);
      tokens.set(facts.id, token);
      keptCount += 1;
      const isInUse = earlier?.isInUse ?? false;
      const entry = { ...facts, keptAt: clock(), serial: keptCount, isInUse, acceptedAt: null, end: null };
      set(earlier === undefined ? [...state(), entry] : state().map((each) => (each === earlier ? entry : each)));
    },
    use(id) {
      const used = entryOf(id);
      if (used === undefined || used.end !== null) return;
      const { tenantId, api } = used;
      set(
        state().map((entry) =>
          entry.tenantId === tenantId && entry.api === api ? { ...entry, isInUse: entry.id === id } : entry,
        ),
      );
    },
    stopUsing: (id) => change((entry) => entry.id === id && entry.isInUse, { isInUse: false }),
    remove: (id) => removeWhere((entry) => entry.id === id),
    removeAll: () => removeWhere(() => true),
    endAll: (reason) => end(() => true, reason),
    endExpired,
    recordAccepted(token) {
      const isAccepted = ({ id, acceptedAt }: KeptToken) => acceptedAt === null && tokens.get(id) === token;
      change(isAccepted, { acceptedAt: clock() });
    },
    tokenOf: (id) => tokens.get(id) ?? null,
    contextFor(entry) {
      const { id, kind, tenantId, clientId, api } = entry;
      // Looks the token up at each request, so that a source that was created with an earlier token uses the newest one.
      const accessToken: AccessContext['accessToken'] = async (request) => currentToken(entry, request);
      return { id, kind, tenantId, clientId, api, forChanges: null, accessToken };
    },
  };
}
