import type { PlannedRequest } from '../../defender/planned-requests.ts';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { type FilterContext, LIST_FACETS, type ListFacet, type QueueFilter } from '../rows/queue-filter.ts';
import { type QueueSort, type SortDirection, visibleDirection } from '../rows/sort-rows.ts';
import { FACET_NAMES, facetValueLabel, timeRangeLabel } from './facets.ts';

const PURPOSES: Readonly<Record<PlannedRequest['purpose'], string>> = {
  first: 'First request: newest incidents.',
  next: 'Next request: older incidents, starting from the oldest loaded one.',
  changes: 'Refresh: changes since last load.',
};

const SORT_LABELS: Readonly<Record<QueueSort, string>> = {
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

/** Describes the filter, one sentence per facet. Values are made inert. */
export function explainFilter(filter: QueueFilter, context: FilterContext): readonly string[] {
  const lists = LIST_FACETS.flatMap((facet) => {
    const values = filter[facet].map((value) => `“${inertTextOf(explainedValue(facet, value, context), 80)}”`);
    if (values.length === 0) return [];
    const isNegated = filter.not.includes(facet);
    return [`${FACET_NAMES[facet]}: ${isNegated ? `not ${values.join(' and not ')}` : values.join(' or ')}.`];
  });
  const times = (['updated', 'created'] as const).flatMap((facet) =>
    filter[facet].kind === 'any' ? [] : [`${FACET_NAMES[facet]}: ${timeRangeLabel(filter[facet], context.now)}.`],
  );
  return [
    ...lists,
    ...times,
    ...(filter.search.trim() === ''
      ? []
      : [
          `Every word of “${inertTextOf(filter.search.trim(), 80)}” occurs in the name, ID, assets, tags or another column.`,
        ]),
  ];
}

/** Describes the sort order. */
export function explainOrder(sort: QueueSort, direction: SortDirection): string {
  return `Sorted by ${SORT_LABELS[sort]}, ${visibleDirection(sort, direction)}.`;
}

export function purposeText(purpose: PlannedRequest['purpose']): string {
  return PURPOSES[purpose];
}

/** Formats the request as HTTP, with a placeholder for the token. */
export function requestText(request: PlannedRequest): string {
  const { host, pathname, search } = new URL(request.url);
  const headers = Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`);
  return [
    `${request.method} ${pathname}${search} HTTP/1.1`,
    `Host: ${host}`,
    ...headers,
    'Authorization: Bearer <access token>',
  ].join('\n');
}

/** Formats the decoded query, one option per line. */
export function odataText(request: PlannedRequest): string {
  return [...new URL(request.url).searchParams].map(([name, value]) => `${name} = ${value}`).join('\n');
}

/** Names users in full: names before the domain may be ambiguous. */
function explainedValue(facet: ListFacet, value: string, { me }: FilterContext): string {
  if (facet !== 'assigned' || value === 'unassigned') return facetValueLabel(facet, value);
  if (value !== 'me') return value;
  return me ?? 'me, but no user is signed in';
}
