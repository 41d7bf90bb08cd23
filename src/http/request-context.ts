import type { IncidentOperation } from '../entra/apis.ts';
import type { ContextKind } from './access-context-id.ts';

/** The request that an error of this room is about, so that messages can name it. Contains no path and no query. */
export type RequestContext = {
  readonly kind: ContextKind;
  readonly tenantId: string;
  readonly operation: Exclude<IncidentOperation, 'run-hunting-query'>;
  /** Origin of the host that the request was sent to, e.g. `https://graph.microsoft.com`. */
  readonly origin: string;
};
