import type { Instant } from '../../std/instant.ts';
import type { Incident } from '../model/incident.ts';
import type { BrokenRow } from '../model/response-page.ts';
import type { PageWalk } from './page-walk.ts';

/** Where the last sync of a list stopped, so that another one can continue there. */
export type SyncCursor = {
  readonly walk: PageWalk;
  /** Changes from this moment of the service's clock on have not been read yet. */
  readonly watermark: Instant | null;
  /** The watermark of the last sync that looked for late changes, where the next one starts; `null` before the first. */
  readonly lateWatermark: Instant | null;
  /** A sync pauses after this many rows. */
  readonly limit: number;
  /** Whether the last response included alerts, which the list may lack. */
  readonly hadAlerts: boolean;
  /** How often the list was read again because it lacked alerts. */
  readonly rereads: number;
  /** Set while the list is read again, with whether every page so far had alerts. Until then the list's facts stay unchanged. */
  readonly reread: { readonly hadAlerts: boolean } | null;
};

/** What is loaded of one tenant's incidents through one API. */
export type IncidentList = {
  /** Newest update first, one row per id. */
  readonly incidents: readonly Incident[];
  /**
   * `loading`: more rows follow; after a failure or a cancellation the next fetch continues. `paused`: stopped at 1,000
   * although there are more; `loadAllIncidents` continues. `complete`: every incident is loaded. Loading missing alerts
   * does not change it.
   */
  readonly progress: 'loading' | 'paused' | 'complete';
  /** `skip` if the service refuses or ignores the keyset filter, or lists in an unknown order. */
  readonly pagingMode: 'keyset' | 'skip';
  /** The order of the service's list, and so the property that `oldest` is a value of. `null` until it is known. */
  readonly orderedBy: 'created' | 'lastUpdate' | null;
  /** How far back the list goes, in that order. `null` until a row is loaded. */
  readonly oldest: Instant | null;
  /**
   * No change before this moment of the service's clock is missing, as far back as the list goes, except changes that
   * the service does not show yet: the next refresh finds those, up to two minutes late. `null` until the first catch-up
   * is complete, and in a tenant without incidents.
   */
  readonly completeAsOf: Instant | null;
  readonly brokenRows: readonly BrokenRow[];
  /** The list is complete as far as can be told: the service announces more rows, but none of its links leads to one. */
  readonly isEndUnconfirmed: boolean;
  /** `false` if Graph could not expand alerts: some or all incidents have none until a later sync loads them. */
  readonly alertsIncluded: boolean;
  /** Private to this room. */
  readonly syncCursor: SyncCursor;
};
