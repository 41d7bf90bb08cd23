import type { Instant } from '../../std/instant.ts';
import type { Incident } from './incident.ts';

/** The two times that incidents can be ordered and filtered by. Each dialect has its own property names for them. */
export type OrderField = 'created' | 'lastUpdate';

export type PageCondition = {
  readonly field: OrderField;
  readonly operator: 'le' | 'ge';
  readonly value: Instant;
};

/** One list request. Conditions are joined by `and`. */
export type PageRequest = {
  readonly conditions: readonly PageCondition[];
  readonly skip: number;
  /** A link from a response, already checked. It is requested unchanged, and the rest of this object is ignored. */
  readonly nextLink: string | null;
};

export type PageRow = {
  readonly incident: Incident;
  /** As sent; `null` if the row has none and the incident holds a default. */
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

/** The response to one list request: one snapshot of the service. */
export type ResponsePage = {
  readonly rows: readonly PageRow[];
  readonly brokenRows: readonly BrokenRow[];
  /** As many rows as requested, so there may be more. */
  readonly isFull: boolean;
  /** The service announces more rows with an `@odata.nextLink`, which may also be wrong. */
  readonly hasLink: boolean;
  /** That link, if it may be requested with our token. */
  readonly nextLink: string | null;
  readonly alertsIncluded: boolean;
};
