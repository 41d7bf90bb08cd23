import type { EpochMs } from '../../std/time.ts';
import type { Hygiene } from './hygiene.ts';
import { ANY_TIME, type TimeRange } from './time-range.ts';

/**
 * A row must match every facet. It matches a list that is not empty if it has any of its values, or none of them if the
 * facet is in `not`. Severity, status and classification are API values; sources and categories are the labels shown in
 * the table.
 */
export type QueueFilter = {
  /** Every word must occur in the row's searchable text. */
  readonly search: string;
  readonly severity: readonly string[];
  readonly status: readonly string[];
  /** Names of users in lower case, as the APIs write them, or `me` or `unassigned`. */
  readonly assigned: readonly string[];
  readonly source: readonly string[];
  readonly category: readonly string[];
  readonly tag: readonly string[];
  readonly classification: readonly string[];
  /** Names of impacted assets, in lower case. */
  readonly asset: readonly string[];
  /** MITRE ATT&CK ids. A technique includes its sub-techniques. */
  readonly technique: readonly string[];
  /** Failed hygiene checks. */
  readonly hygiene: readonly Hygiene[];
  readonly updated: TimeRange;
  readonly created: TimeRange;
  /** The facets whose values are excluded. No meaning for a facet without values. */
  readonly not: readonly ListFacet[];
};

export const NO_FILTER: QueueFilter = {
  search: '',
  severity: [],
  status: [],
  assigned: [],
  source: [],
  category: [],
  tag: [],
  classification: [],
  asset: [],
  technique: [],
  hygiene: [],
  updated: ANY_TIME,
  created: ANY_TIME,
  not: [],
};

/** `me` is the signed-in user in lower case; `null` without a signed-in user. */
export type FilterContext = { readonly me: string | null; readonly now: EpochMs };

/** The facets whose filter is a list of values. */
export const LIST_FACETS = [
  'severity',
  'status',
  'assigned',
  'source',
  'category',
  'tag',
  'classification',
  'asset',
  'technique',
  'hygiene',
] as const;

export type ListFacet = (typeof LIST_FACETS)[number];
