import type { Instant } from '../../std/instant.ts';
import type { Incident } from './incident.ts';

/** The two times an incident can be ordered and filtered by, in our words; each dialect has its own. */
export type OrderField = 'created' | 'lastUpdate';

export type PageCondition = {
  readonly field: OrderField;
  readonly operator: 'le' | 'ge';
  readonly value: Instant;
};

/** One list call. Conditions are joined by `and`. */
export type PageRequest = {
  readonly conditions: readonly PageCondition[];
  readonly skip: number;
  /** A link the service gave, already checked; it is asked for as it is and the rest of the request is ignored. */
  readonly nextLink: string | null;
};

export type PageRow = {
  readonly incident: Incident;
  /** As sent; `null` where the row had none, while the incident then holds a default. */
  readonly created: Instant | null;
  readonly lastUpdate: Instant | null;
};

/** A row of a list response that cannot become an incident because it has no usable id. Reported, never dropped silently. */
export type BrokenRow = {
  /** Position in its response page, from 0. */
  readonly position: number;
  readonly reason: 'not-an-object' | 'no-id';
  /** The row as JSON text, at most 2,000 characters. Attacker-influenced. */
  readonly excerpt: string;
};

/** The answer to one list call: one snapshot of the service. */
export type ResponsePage = {
  readonly rows: readonly PageRow[];
  readonly brokenRows: readonly BrokenRow[];
  /** The service has more behind this page. */
  readonly hasMore: boolean;
  /** Where it says that more is, if that is a place that may be asked. */
  readonly nextLink: string | null;
  readonly alertsIncluded: boolean;
};
