import type { Api } from '../../entra/clouds.ts';
import type { RateLimit } from '../limits/request-history.ts';
import type { PageRequest, PageRow } from '../paging/page-request.ts';
import type { WireObject } from './wire-values.ts';

/** How one API is asked and read. Same incidents out, different wire in. */
export type Dialect = {
  readonly api: Api;
  /** Path of the list behind the API's base URL; one incident is a segment further. */
  readonly listPath: string;
  readonly pageSize: number;
  readonly callLimits: readonly RateLimit[];
  readonly headers: Readonly<Record<string, string>>;
  /** Whether alerts are an extra that has to be asked for, and can be done without. */
  readonly alertsAreExpanded: boolean;
  /** Permissions of which one opens these operations, least privilege first. */
  readonly requiredPermissions: readonly string[];
  listQuery(request: PageRequest, withAlerts: boolean): string;
  itemQuery(): string;
  /** The row's id as sent, whatever it is. */
  idOf(row: WireObject): unknown;
  /** Never throws: whatever is missing or of another type gets a default. */
  parseRow(row: WireObject, id: string, tenantId: string): PageRow;
};
