import * as v from 'valibot';
import type { SimulatorStore } from '../wire/simulator-contract.ts';

const sessionSchema = v.object({ personaId: v.string(), sessionId: v.string(), signedInAtMs: v.number() });

const authorizationCodeSchema = v.object({
  code: v.string(),
  clientId: v.string(),
  redirectUri: v.string(),
  tenantId: v.string(),
  personaId: v.string(),
  sessionId: v.string(),
  issuedAtMs: v.number(),
  redeemed: v.boolean(),
  challenge: v.nullable(v.string()),
  nonce: v.nullable(v.string()),
  /** Authentication contexts (`acrs`) proven by the interactive sign-in. */
  authenticationContexts: v.array(v.string()),
});

const refreshTokenSchema = v.object({
  refreshToken: v.string(),
  clientId: v.string(),
  personaId: v.string(),
  sessionId: v.string(),
  /** The end of the refresh token's lifetime, which renewal does not extend for a single-page application. */
  endsAtMs: v.number(),
  firstIssuedAtMs: v.number(),
});

/** Instead of a persona id: an administrator consented for all users of the tenant. */
export const ALL_USERS = 'all-users';

const consentSchema = v.object({
  clientId: v.string(),
  /** A persona id or `ALL_USERS`. */
  personaId: v.string(),
  tenantId: v.string(),
  resource: v.picklist(['defender-xdr', 'graph']),
  scopes: v.array(v.string()),
});

const appRoleGrantSchema = v.object({
  clientId: v.string(),
  tenantId: v.string(),
  resource: v.picklist(['defender-xdr', 'graph']),
  roles: v.array(v.string()),
});

const ledgerSchema = v.object({
  version: v.literal(1),
  serial: v.number(),
  signingKey: v.nullable(v.record(v.string(), v.unknown())),
  sessions: v.array(sessionSchema),
  codes: v.array(authorizationCodeSchema),
  refreshTokens: v.array(refreshTokenSchema),
  consents: v.array(consentSchema),
  /** Application permissions that administrators granted by consent. */
  appRoleGrants: v.optional(v.array(appRoleGrantSchema), []),
  /** The scenario last loaded with this store, and the time of its first load. */
  world: v.optional(v.nullable(v.object({ scenario: v.string(), startMs: v.number() })), null),
});

export type SignInSession = v.InferOutput<typeof sessionSchema>;
export type AuthorizationCode = v.InferOutput<typeof authorizationCodeSchema>;
export type RefreshToken = v.InferOutput<typeof refreshTokenSchema>;

/** The state that survives a page load, as plain data. */
export type LedgerState = v.InferOutput<typeof ledgerSchema>;

export type Ledger = {
  read(): LedgerState;
  /** Reads, changes and writes synchronously, so that a page and its hidden frame can share one store. */
  change<Value>(work: (state: LedgerState) => Value): Value;
};

const KEPT_CODES = 50;
const KEPT_REFRESH_TOKENS = 200;

function emptyState(): LedgerState {
  return {
    version: 1,
    serial: 0,
    signingKey: null,
    sessions: [],
    codes: [],
    refreshTokens: [],
    consents: [],
    appRoleGrants: [],
    world: null,
  };
}

function parseState(text: string | null): LedgerState {
  if (text === null) return emptyState();
  try {
    const parsed = v.safeParse(ledgerSchema, JSON.parse(text));
    return parsed.success ? parsed.output : emptyState();
  } catch {
    // An unreadable entry counts as empty.
    return emptyState();
  }
}

/** Keeps the state in the store's single entry. An unreadable entry counts as empty. */
export function openLedger(store: SimulatorStore): Ledger {
  return {
    read: () => parseState(store.read()),
    change: (work) => {
      const state = parseState(store.read());
      const value = work(state);
      state.codes = state.codes.slice(-KEPT_CODES);
      state.refreshTokens = state.refreshTokens.slice(-KEPT_REFRESH_TOKENS);
      store.write(JSON.stringify(state));
      return value;
    },
  };
}
