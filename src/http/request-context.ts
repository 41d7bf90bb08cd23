/** What was asked, of whom: carried by every error of this room, so that words can name it. No path, no query. */
export type RequestContext = {
  readonly tenantId: string;
  readonly operation: 'list-incidents' | 'get-incident';
  /** Origin of the host that was asked, e.g. `https://graph.microsoft.com`. */
  readonly origin: string;
};
