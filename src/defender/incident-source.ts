import type { Api } from '../entra/clouds.ts';
import type { Fetch, ProtectedResourceAccess } from '../http/protected-resource.ts';
import type { KeyValueStore } from '../std/key-value-store.ts';
import type { Clock } from '../std/time.ts';
import type { CallGate } from './call-gate.ts';
import type { Incident } from './incident.ts';
import type { IncidentPage, PageRequest } from './page-request.ts';

export type IncidentSourceOptions = {
  readonly access: ProtectedResourceAccess;
  readonly api: Api;
  /** Absolute URL without a trailing slash: scheme, host and, behind a same-origin proxy, a path. */
  readonly apiBaseUrl: string;
  /** Origin of the Defender portal of this cloud: the only place incident links may lead to. */
  readonly portalOrigin: string;
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** As `Math.random`: spreads retries. */
  readonly random: () => number;
  /** As `navigator.onLine`: a hint only. */
  readonly isOnline: () => boolean;
  /** Where the times of calls are kept, shared by tabs. `null` where the browser blocks storage. */
  readonly callLog: KeyValueStore | null;
  /** Whether our own origin answers: tells a blocked call from being offline. Must not reject. */
  readonly probeOrigin: () => Promise<boolean>;
};

/** The incidents of one tenant through one API. Make one per tenant and API: it holds the gate that all its callers share. */
export type IncidentSource = {
  readonly tenantId: string;
  readonly api: Api;
  readonly portalOrigin: string;
  readonly gate: CallGate;
  readonly pageSize: number;
  /** One list call, retried and throttled. Rejects with a `SignInError`, `NetworkError`, `HttpError` or `ShapeError`. */
  fetchPage(request: PageRequest, signal?: AbortSignal): Promise<IncidentPage>;
  /** One incident, read afresh. Rejects like `fetchPage`. A merged incident comes back with `redirectedTo` and no alerts. */
  fetchIncident(incidentId: string, signal?: AbortSignal): Promise<Incident>;
};

export declare function createIncidentSource(options: IncidentSourceOptions): IncidentSource;
