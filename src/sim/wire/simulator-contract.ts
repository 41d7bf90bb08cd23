/** Who calls. Browsers drop the `Origin` header from a `Request` made in the page, so it travels beside it. */
export type Peer = { readonly origin: string | null };

/** The other side of the wire: answers any request to the simulated hosts as they would. Adds the CORS headers, does not enforce them. */
export type SimulatorHandler = (request: Request, peer: Peer) => Promise<Response>;

/** Where the simulated Entra keeps its state between page loads: one entry. */
export type SimulatorStore = {
  read(): string | null;
  write(text: string): void;
};

export type ScenarioName = 'normal' | 'busy' | 'throttled' | 'drift' | 'blocked' | 'empty';

/** An app registration of the simulated tenant. */
export type RegisteredApplication = {
  readonly clientId: string;
  readonly displayName: string;
  readonly redirectUris: readonly { readonly platform: 'spa' | 'web'; readonly uri: string }[];
  readonly multiTenant: boolean;
  /** Delegated permissions listed in the registration, by resource: only these can be asked for (650057 otherwise). */
  readonly requiredPermissions: readonly {
    readonly resource: 'defender-xdr' | 'graph';
    readonly scopes: readonly string[];
  }[];
  /** When given, "assignment required" is on and only these personas may sign in (50105 for the others). */
  readonly assignedPersonas?: readonly string[];
};

/**
 * A planned fault: the first `times` requests that match (after `skip` of them) are answered so, before any route sees
 * them; `delay` and `no-cors` let the true answer come, late or without CORS headers. `network` rejects (the TLS server
 * cuts the connection). The pattern is tried on the path alone and on path and query. A preflight is matched only when
 * `method` is `OPTIONS`.
 */
export type Fault = {
  readonly match: { readonly method?: string; readonly pathPattern: RegExp };
  readonly times: number;
  readonly skip?: number;
  readonly answer:
    | {
        readonly kind: 'status';
        readonly status: number;
        readonly body?: string;
        readonly headers?: Record<string, string>;
      }
    | { readonly kind: 'delay'; readonly ms: number }
    | { readonly kind: 'hang' }
    | { readonly kind: 'network' }
    | { readonly kind: 'no-cors' };
};

export type SimulatorOptions = {
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly store: SimulatorStore;
  readonly scenario: ScenarioName;
  readonly seed?: number;
  /** Response headers that the simulated Defender XDR API exposes by CORS. None by default: what the real one does is unknown. */
  readonly defenderXdrExposedHeaders?: readonly string[];
  readonly applications: readonly RegisteredApplication[];
  readonly switches?: ApiSwitches;
  /** Multiplies the documented quotas of both incident APIs. Default 1. The scenario `throttled` keeps its own. */
  readonly quotaFactor?: number;
  /** Whether incidents change and arrive as time passes. Default true; `false` keeps the world still for a test that counts. */
  readonly developing?: boolean;
};

/** Where the documents leave the behaviour of the incident APIs open, a switch chooses one. Every default is the stricter reading. */
export type ApiSwitches = {
  /** Whether Defender XDR's `$filter` also knows `lt` and `le`, which no page documents. Default `documented`: it does not. */
  readonly xdrFilter?: 'documented' | 'with-le';
  /** What "newest first" means on Defender XDR. Default `createdTime`. */
  readonly xdrOrder?: 'createdTime' | 'lastUpdateTime';
  /** Whether Defender XDR's full pages carry `@odata.nextLink`. Default false. */
  readonly xdrNextLink?: boolean;
  /** What Defender XDR does with `$top` over 100. Default `refuse`. */
  readonly xdrLargeTop?: 'refuse' | 'clamp';
  /** Whether Defender XDR's 429 carries `Retry-After` beside the words of its body. Default false. */
  readonly xdrRetryAfter?: boolean;
  /** Whether both APIs ask every caller once for a stronger token (continuous access evaluation). Default `never`. */
  readonly claimsChallenge?: 'never' | 'once';
};
