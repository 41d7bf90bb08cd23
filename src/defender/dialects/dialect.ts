import type { Api } from '../../entra/clouds.ts';
import type { RequestContext } from '../../http/request-context.ts';
import type { PageRequest, PageRow } from '../model/response-page.ts';
import type { WireObject } from './wire-values.ts';

/** A documented limit: at most `maxRequests` requests of these operations, taken together, in any `windowMs`. */
export type RateLimit = {
  readonly operations: readonly RequestContext['operation'][];
  readonly windowMs: number;
  readonly maxRequests: number;
};

/** How one API is asked and read. Same incidents out, different wire in. */
export type Dialect = {
  readonly api: Api;
  /** Path of the list behind the API's base URL; one incident is a segment further. */
  readonly listPath: string;
  readonly pageSize: number;
  readonly rateLimits: readonly RateLimit[];
  readonly headers: Readonly<Record<string, string>>;
  /** Whether alerts are an extra that has to be asked for, and can be done without. */
  readonly alertsAreExpanded: boolean;
  listQuery(request: PageRequest, withAlerts: boolean): string;
  itemQuery(): string;
  /** The row's id as sent, whatever it is. */
  idOf(row: WireObject): unknown;
  /** Never throws: whatever is missing or of another type gets a default. */
  parseRow(row: WireObject, id: string, tenantId: string): PageRow;
};
