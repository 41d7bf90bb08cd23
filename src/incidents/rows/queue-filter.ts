import type { EpochMs } from '../../std/time.ts';
import type { Hygiene } from './hygiene.ts';
import { ANY_TIME, type TimeRange } from './time-range.ts';

export type Assignment = 'anyone' | 'me' | 'unassigned';

/**
 * A row must match every facet. It matches a list that is not empty if it has any of its values. Severity, status and
 * classification are API values; sources and categories are the labels shown in the table.
 */
export type QueueFilter = {
  /** Every word must occur in the row's searchable text. */
  readonly search: string;
  readonly severity: readonly string[];
  readonly status: readonly string[];
  readonly assigned: Assignment;
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
};

export const NO_FILTER: QueueFilter = {
  search: '',
  severity: [],
  status: [],
  assigned: 'anyone',
  source: [],
  category: [],
  tag: [],
  classification: [],
  asset: [],
  technique: [],
  hygiene: [],
  updated: ANY_TIME,
  created: ANY_TIME,
};

/** `me` is the signed-in user in lower case; `null` without a signed-in user. */
export type FilterContext = { readonly me: string | null; readonly now: EpochMs };

/** The facets whose filter is a list of values. */
export const LIST_FACETS = [
  'severity',
  'status',
  'source',
  'category',
  'tag',
  'classification',
  'asset',
  'technique',
  'hygiene',
] as const;

export type ListFacet = (typeof LIST_FACETS)[number];
