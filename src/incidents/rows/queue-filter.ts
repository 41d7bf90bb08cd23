import type { EpochMs } from '../../std/time.ts';
import type { Hygiene } from './hygiene.ts';
import { ANY_TIME, type TimeRange } from './time-range.ts';

export type Assignment = 'anyone' | 'me' | 'unassigned';

/**
 * What a view keeps. A row has to pass every part; a list that is not empty is passed with any of its values. Severity,
 * status and classification are the services' words, sources and categories are ours as the table shows them.
 */
export type QueueFilter = {
  /** Every word must occur somewhere in name, id, assets, tags and what else the row shows. */
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
  /** MITRE ATT&CK numbers; a technique stands for its sub-techniques too. */
  readonly technique: readonly string[];
  /** Ways in which a queue is badly kept. */
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

/** What a filter is about besides the rows: whose queue `me` is, in lower case, and what time it is. */
export type FilterContext = { readonly me: string | null; readonly now: EpochMs };

/** The parts that are lists of values. */
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
