import type { Instant } from '../../std/instant.ts';
import type { Incident } from '../model/incident.ts';
import type { BrokenRow } from '../model/response-page.ts';
import type { PageWalk } from './page-walk.ts';

/** Where reading stands, so that it can go on later or in another fetch. */
export type SyncCursor = {
  readonly walk: PageWalk;
  /** Changes from this moment of the service's clock on are still to be read. */
  readonly watermark: Instant | null;
  /** The watermark from which the last reading looked for late changes; `null` until one did. The next one starts there. */
  readonly lateWatermark: Instant | null;
  /** Reading stops by itself after so many rows. */
  readonly limit: number;
  /** Whether the last answer had alerts, which the list may lack. */
  readonly hadAlerts: boolean;
  /** How often the list was read again for alerts it lacked. */
  readonly rereads: number;
  /** Being read again now, and whether all that came of it so far had alerts; until it ends, the list stands for what it was. */
  readonly reread: { readonly hadAlerts: boolean } | null;
};

/** What is known of one tenant's incidents through one API. */
export type IncidentList = {
  /** Newest update first, one row per id. */
  readonly incidents: readonly Incident[];
  /**
   * `reading`: more rows are coming, or would be had a failure or a cancellation not stopped it (then the next fetch
   * goes on). `paused`: stopped at 1,000, more remains; `loadAllIncidents` goes on. `complete`: every incident was read.
   * Reading again for alerts leaves it as it is.
   */
  readonly progress: 'loading' | 'paused' | 'complete';
  /** `skip` where the service refuses or ignores the keyset filter, or keeps an order of its own. */
  readonly pagingMode: 'keyset' | 'skip';
  /** The order the service lists in, which is what `oldest` is a time of. `null` until it is known. */
  readonly orderedBy: 'created' | 'lastUpdate' | null;
  /** How far back reading has come, in that order. `null` while nothing was read. */
  readonly oldest: Instant | null;
  /**
   * Nothing the service changed before this moment of its own clock is missing, as far down as was read, but for what it
   * does not show yet: the next refresh finds that, up to two minutes late. `null` until reading has caught up once, and
   * in a tenant without incidents.
   */
  readonly completeAsOf: Instant | null;
  readonly brokenRows: readonly BrokenRow[];
  /** `false` when Graph could not expand alerts: some incidents, or all, then have none until a later reading gets them. */
  readonly alertsIncluded: boolean;
  /** Where to go on reading. Of no meaning outside of this room. */
  readonly syncCursor: SyncCursor;
};
