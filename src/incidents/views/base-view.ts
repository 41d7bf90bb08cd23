import { LIST_FACETS } from '../rows/queue-filter.ts';
import { serializeTimeRange } from '../rows/time-range.ts';
import type { NamedView } from './built-in-views.ts';
import { isSameFilter, type QueueView } from './queue-view.ts';

/**
 * Returns the named view that the user is in, and whether its filter has been changed. A view that matches exactly wins,
 * then the last one that did. Without either, as after opening a link, it is the view with the most filters of which all
 * are part of the current filter.
 */
export function baseView(
  named: readonly NamedView[],
  view: QueueView,
  lastName: string | null,
): { readonly base: NamedView | undefined; readonly isChanged: boolean } {
  const exact =
    named.find((other) => other.name === lastName && isSameFilter(other.view, view)) ??
    named.find((other) => isSameFilter(other.view, view));
  if (exact !== undefined) return { base: exact, isChanged: false };
  const last = named.find((other) => other.name === lastName);
  if (last !== undefined) return { base: last, isChanged: true };
  const contained = named.filter((other) => {
    const filters = activeFilters(view);
    return [...activeFilters(other.view)].every((filter) => filters.has(filter));
  });
  contained.sort((a, b) => activeFilters(b.view).size - activeFilters(a.view).size);
  return { base: contained[0], isChanged: true };
}

function activeFilters(view: QueueView): ReadonlySet<string> {
  return new Set([
    ...LIST_FACETS.filter((facet) => view[facet].length > 0).map(
      (facet) => `${view.not.includes(facet) ? 'not ' : ''}${facet}=${view[facet].join()}`,
    ),
    ...(view.search === '' ? [] : [`search=${view.search}`]),
    ...(['updated', 'created'] as const)
      .filter((facet) => view[facet].kind !== 'any')
      .map((facet) => `${facet}=${serializeTimeRange(view[facet])}`),
  ]);
}
