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
  /** Authentication contexts (`acrs`) proven by the interactive sign-in that this code stands for. */
  authenticationContexts: v.array(v.string()),
});

const refreshTokenSchema = v.object({
  refreshToken: v.string(),
  clientId: v.string(),
  personaId: v.string(),
  sessionId: v.string(),
  /** The fixed end of a refresh token of a single-page application, carried over on renewal. */
  endsAtMs: v.number(),
  firstIssuedAtMs: v.number(),
});

/** In place of a persona: an administrator consented for the whole tenant. */
export const EVERYBODY = 'everybody';

const consentSchema = v.object({
  clientId: v.string(),
  /** Or `EVERYBODY`. */
  personaId: v.string(),
  tenantId: v.string(),
  resource: v.picklist(['defender-xdr', 'graph']),
  scopes: v.array(v.string()),
});

const ledgerSchema = v.object({
  version: v.literal(1),
  serial: v.number(),
  signingKey: v.nullable(v.record(v.string(), v.unknown())),
  sessions: v.array(sessionSchema),
  codes: v.array(authorizationCodeSchema),
  refreshTokens: v.array(refreshTokenSchema),
  consents: v.array(consentSchema),
  /** The scenario last loaded with this store, and the time of its first load. */
  world: v.optional(v.nullable(v.object({ scenario: v.string(), startMs: v.number() })), null),
});

export type SignInSession = v.InferOutput<typeof sessionSchema>;
export type AuthorizationCode = v.InferOutput<typeof authorizationCodeSchema>;
export type RefreshToken = v.InferOutput<typeof refreshTokenSchema>;
export type Consent = v.InferOutput<typeof consentSchema>;

/** Everything the simulated Entra remembers. Plain data: what a page load away must still be known. */
export type LedgerPages = v.InferOutput<typeof ledgerSchema>;

export type Ledger = {
  read(): LedgerPages;
  /** Reads, changes and writes without a pause in between, so that a page and its hidden frame can share one store. */
  change<Value>(work: (pages: LedgerPages) => Value): Value;
};

const KEPT_CODES = 50;
const KEPT_REFRESH_TOKENS = 200;

function emptyPages(): LedgerPages {
  return {
    version: 1,
    serial: 0,
    signingKey: null,
    sessions: [],
    codes: [],
    refreshTokens: [],
    consents: [],
    world: null,
  };
}

function parsePages(text: string | null): LedgerPages {
  if (text === null) return emptyPages();
  try {
    const parsed = v.safeParse(ledgerSchema, JSON.parse(text));
    return parsed.success ? parsed.output : emptyPages();
  } catch {
    // Somebody else's text in the entry is no state of ours: begin anew rather than fail.
    return emptyPages();
  }
}

/** Keeps the state in the handed-in store's one entry. What cannot be read there counts as an empty ledger. */
export function openLedger(store: SimulatorStore): Ledger {
  return {
    read: () => parsePages(store.read()),
    change: (work) => {
      const pages = parsePages(store.read());
      const value = work(pages);
      pages.codes = pages.codes.slice(-KEPT_CODES);
      pages.refreshTokens = pages.refreshTokens.slice(-KEPT_REFRESH_TOKENS);
      store.write(JSON.stringify(pages));
      return value;
    },
  };
}
