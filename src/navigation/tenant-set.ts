import { isGuid } from '../std/guid.ts';
import type { SearchField } from './search-codec.ts';

/** More than Microsoft's own portal shows at once. A longer list is truncated. */
const MOST_TENANTS = 200;

/** A set of tenants by id, comma-separated and sorted. Drops everything that is not a GUID. Empty: the user's default set. */
export function tenantSetField(): SearchField<readonly string[]> {
  const accepted = (texts: readonly string[]) =>
    [...new Set(texts.map((text) => text.toLowerCase()).filter(isGuid))].sort().slice(0, MOST_TENANTS);
  return {
    fallback: [],
    decode: (texts) => accepted(texts.flatMap((text) => text.split(','))),
    encode: (value) => (value.length === 0 ? [] : [accepted(value).join(',')]),
  };
}

/**
 * The tenants that the route of the queue names, or the view of the queue that an incident's route comes with. Empty if it
 * names none.
 */
export function tenantsOfRoute(search: string): readonly string[] {
  const own = new URLSearchParams(search);
  const ofView = new URLSearchParams(own.get('view') ?? '');
  return tenantSetField().decode([...own.getAll('tenants'), ...ofView.getAll('tenants')]) ?? [];
}
