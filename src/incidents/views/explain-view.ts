import type { PlannedRequest } from '../../defender/planned-requests.ts';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { type FilterContext, LIST_FACETS, type QueueFilter } from '../rows/queue-filter.ts';
import type { QueueSort, SortDirection } from '../rows/sort-rows.ts';
import { FACET_NAMES, facetValueLabel, timeRangeLabel } from './facets.ts';

const PURPOSES: Readonly<Record<PlannedRequest['purpose'], string>> = {
  first: 'To begin: the newest incidents. Nothing is left out on the server.',
  next: 'To read on: from the oldest one read so far.',
  changes: 'To refresh: what changed since the last read.',
};

const SORT_WORDS: Readonly<Record<QueueSort, string>> = {
  severity: 'severity',
  name: 'name',
  tenant: 'tenant',
  status: 'status',
  assigned: 'assigned to',
  alerts: 'active alerts',
  updated: 'last update',
  created: 'created',
  classification: 'classification',
};

/** What the view leaves out of what was loaded, a sentence for each part of its filter; values are made inert. */
export function explainFilter(filter: QueueFilter, context: FilterContext): readonly string[] {
  const lists = LIST_FACETS.flatMap((part) => {
    const values = filter[part].map((value) => `“${inertTextOf(facetValueLabel(part, value), 80)}”`);
    return values.length === 0 ? [] : [`${FACET_NAMES[part]} is ${values.join(' or ')}.`];
  });
  const times = (['updated', 'created'] as const).flatMap((part) =>
    filter[part].kind === 'any' ? [] : [`${FACET_NAMES[part]}: ${timeRangeLabel(filter[part], context.now)}.`],
  );
  return [
    ...lists,
    ...assignmentWords(filter, context),
    ...times,
    ...(filter.search.trim() === ''
      ? []
      : [`Each word of “${inertTextOf(filter.search.trim(), 80)}” is in what the row shows, its id, assets or tags.`]),
  ];
}

/** How the rows are ordered, which happens after loading too. */
export function explainOrder(sort: QueueSort, direction: SortDirection): string {
  return `Ordered by ${SORT_WORDS[sort]}, ${direction}.`;
}

export function purposeText(purpose: PlannedRequest['purpose']): string {
  return PURPOSES[purpose];
}

/** The call as a request to copy, with a place where a token goes. */
export function requestText(call: PlannedRequest): string {
  const { host, pathname, search } = new URL(call.url);
  const headers = Object.entries(call.headers).map(([name, value]) => `${name}: ${value}`);
  return [
    `${call.method} ${pathname}${search} HTTP/1.1`,
    `Host: ${host}`,
    ...headers,
    'Authorization: Bearer <access token>',
  ].join('\n');
}

/** What the server is asked, as a person reads it: the query decoded, an option on each line. */
export function odataText(call: PlannedRequest): string {
  return [...new URL(call.url).searchParams].map(([name, value]) => `${name} = ${value}`).join('\n');
}

function assignmentWords(filter: QueueFilter, { me }: FilterContext): readonly string[] {
  if (filter.assigned === 'anyone') return [];
  if (filter.assigned === 'unassigned') return ['Assigned to nobody.'];
  return [me === null ? 'Assigned to me: nobody is signed in as a user.' : `Assigned to ${inertTextOf(me, 80)}.`];
}
