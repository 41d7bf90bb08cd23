import type { SimulatedTenant } from '../world/tenants.ts';

/** The origin of the caller. It is passed beside the request because browsers drop `Origin` from a `Request` made in a page. */
export type Peer = { readonly origin: string | null };

/** Responds to any request as the simulated hosts would. Adds CORS headers but does not enforce them. */
export type SimulatorHandler = (request: Request, peer: Peer) => Promise<Response>;

/** One storage entry in which the simulator keeps its state between page loads. */
export type SimulatorStore = {
  read(): string | null;
  write(text: string): void;
};

export type ScenarioName = 'normal' | 'busy' | 'throttled' | 'tenant-down' | 'drift' | 'blocked' | 'empty';

/** An app registration in the simulated tenant. */
export type RegisteredApplication = {
  readonly clientId: string;
  readonly displayName: string;
  readonly redirectUris: readonly { readonly platform: 'spa' | 'web'; readonly uri: string }[];
  readonly multiTenant: boolean;
  /** Permissions in the registration, by resource. Requests for other delegated permissions fail with AADSTS650057. */
  readonly requiredPermissions: readonly {
    readonly resource: 'defender-xdr' | 'graph';
    /** Delegated permissions. */
    readonly scopes: readonly string[];
    /** Application permissions, which an administrator grants with `.default`. */
    readonly appRoles?: readonly string[];
  }[];
  /** Application permissions that administrators granted before the start. The application is present in these tenants. */
  readonly grantedAppRoles?: readonly {
    readonly tenantId: string;
    readonly resource: 'defender-xdr' | 'graph';
    readonly roles: readonly string[];
  }[];
  readonly secrets?: readonly { readonly value: string; readonly endsAtMs?: number }[];
  readonly certificates?: readonly {
    /** The thumbprint of the certificate as `x5t` (SHA-1), and as `x5t#S256`. Both in base64url. */
    readonly thumbprint: string;
    readonly thumbprintS256?: string;
    /** The RSA public key as a JWK. */
    readonly publicJwk: Readonly<Record<string, unknown>>;
    readonly endsAtMs?: number;
  }[];
  /** If present, "assignment required" is on and only these personas can sign in. Others get AADSTS50105. */
  readonly assignedPersonas?: readonly string[];
};

/**
 * A planned fault. The first `times` matching requests (after `skip` of them) get this response. The pattern is tested
 * against the path and against path and query. A preflight matches only if `method` is `OPTIONS`.
 *
 * - `status`, `hang`, `network` (the TLS server closes the connection): no route sees the request.
 * - `delay`, `no-cors`: the normal response, late or without CORS headers.
 * - `status-after-applying`, `hang-after-applying`, `network-after-applying`: the request takes effect first.
 * - `another-editor`: `edit` runs before the request takes effect, for example between a read and a write.
 * - `deviating-write`: a valid change of an incident gets a 200 but has another effect. No effect on other requests.
 * - `allow-methods`: the normal response with other `Access-Control-Allow-Methods`, for preflights.
 */
export type Fault = {
  readonly match: { readonly method?: string; readonly pathPattern: RegExp };
  readonly times: number;
  readonly skip?: number;
  readonly response:
    | {
        readonly kind: 'status' | 'status-after-applying';
        readonly status: number;
        readonly body?: string;
        readonly headers?: Record<string, string>;
      }
    | { readonly kind: 'delay'; readonly ms: number }
    | { readonly kind: 'hang' | 'hang-after-applying' }
    | { readonly kind: 'network' | 'network-after-applying' }
    | { readonly kind: 'no-cors' }
    | { readonly kind: 'another-editor'; readonly edit: () => void }
    | { readonly kind: 'deviating-write'; readonly deviation: WriteDeviation }
    | { readonly kind: 'allow-methods'; readonly methods: readonly string[] };
};

/**
 * How the service deviates from a change that it confirms: it changes nothing, returns the tags in reverse order, or
 * replaces the determination by another one of the same classification.
 */
export type WriteDeviation = 'ignored' | 'tags-reordered' | 'determination-recalculated';

export type SimulatorOptions = {
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly store: SimulatorStore;
  readonly scenario: ScenarioName;
  readonly seed?: number;
  /** Response headers that the simulated Defender XDR API exposes through CORS. None by default: the real API's are unknown. */
  readonly defenderXdrExposedHeaders?: readonly string[];
  readonly applications: readonly RegisteredApplication[];
  /** Every tenant that exists, each with its state. Default: the tenants of the scenario. */
  readonly tenants?: readonly SimulatedTenant[];
  /** How late the APIs respond for a tenant in the state `slow`. Default 4,000 ms. */
  readonly slowTenantMs?: number;
  readonly switches?: ApiSwitches;
  /** Multiplies the documented quotas of both incident APIs. Default 1. The scenario `throttled` keeps its own. */
  readonly quotaFactor?: number;
  /** Whether incidents change and arrive over time. Default true. Tests that count incidents pass `false`. */
  readonly developing?: boolean;
};

/** Choices where the documentation leaves the behaviour of the incident APIs open. Every default is the stricter reading. */
export type ApiSwitches = {
  /** Whether Defender XDR's `$filter` supports `lt` and `le`, which no page documents. Default `documented`: it does not. */
  readonly xdrFilter?: 'documented' | 'with-le';
  /** The property that Defender XDR sorts by, newest first. Default `createdTime`. */
  readonly xdrOrder?: 'createdTime' | 'lastUpdateTime';
  /** Whether full pages of Defender XDR contain `@odata.nextLink`. Default false. */
  readonly xdrNextLink?: boolean;
  /** What Defender XDR does with `$top` over 100. Default `refuse`. */
  readonly xdrLargeTop?: 'refuse' | 'clamp';
  /** Whether Defender XDR's 429 has a `Retry-After` header in addition to the message. Default false. */
  readonly xdrRetryAfter?: boolean;
  /** Whether both APIs challenge every caller once for a stronger token (continuous access evaluation). Default `never`. */
  readonly claimsChallenge?: 'never' | 'once';
  /** Whether the APIs accept delegated administrators (GDAP), which no page documents. Default `refuse`: 403. */
  readonly gdap?: 'refuse' | 'accept';
};
