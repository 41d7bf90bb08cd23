import type { Api } from '../../entra/clouds.ts';
import type { RequestContext } from '../../http/request-context.ts';
import type { IncidentChange } from '../model/incident-change.ts';
import type { PageRequest, PageRow } from '../model/response-page.ts';
import type { WireObject } from './wire-values.ts';

/** A documented limit: at most `maxRequests` requests of these operations, taken together, in any `windowMs`. */
export type RateLimit = {
  readonly operations: readonly RequestContext['operation'][];
  readonly windowMs: number;
  readonly maxRequests: number;
};

/** One request that makes a change or a part of it. */
export type DialectChangeRequest = {
  readonly operation: 'update-incident' | 'comment-incident';
  readonly method: 'PATCH' | 'POST';
  /** Relative to the URL of the incident. */
  readonly path: '' | '/comments';
  readonly body: { readonly [name: string]: unknown };
  /** The part of the change that this request makes. */
  readonly part: IncidentChange;
};

/** How to query one API, how to spell changes, and how to parse its responses into the shared model. */
export type Dialect = {
  readonly api: Api;
  /** Path of the list, relative to the API's base URL. One incident is the next path segment. */
  readonly listPath: string;
  readonly pageSize: number;
  readonly rateLimits: readonly RateLimit[];
  readonly headers: Readonly<Record<string, string>>;
  /** Whether alerts need `$expand`, so that a request can also omit them. */
  readonly alertsAreExpanded: boolean;
  listQuery(request: PageRequest, withAlerts: boolean): string;
  itemQuery(): string;
  /** The requests that make the change, in order: one for all fields; Graph needs another for a comment. */
  changeRequests(change: IncidentChange): readonly DialectChangeRequest[];
  /** The row's id as sent, of any type. */
  idOf(row: WireObject): unknown;
  /** Never throws: a missing property, or one of another type, gets a default. */
  parseRow(row: WireObject, id: string, tenantId: string): PageRow;
};
