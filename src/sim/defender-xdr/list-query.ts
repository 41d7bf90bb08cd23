import { failed, ok, type Result } from '../../std/result.ts';
import { type FilterRules, type FilterTest, parseFilter } from '../api/odata-filter.ts';
import type { ApiSwitches } from '../wire/simulator-contract.ts';

const LARGEST_PAGE = 100;
const KNOWN_OPTIONS: ReadonlySet<string> = new Set(['$filter', '$top', '$skip']);

export type ListQuery = { readonly matches: FilterTest; readonly top: number; readonly skip: number };

/** The four documented properties. Dates support `eq`, `gt` and `ge`, texts `eq`. `lt` and `le` are undocumented. */
function rules(switches: ApiSwitches): FilterRules {
  const operators =
    switches.xdrFilter === 'with-le' ? (['eq', 'gt', 'ge', 'lt', 'le'] as const) : (['eq', 'gt', 'ge'] as const);
  return {
    or: false,
    properties: {
      lastUpdateTime: { kind: 'moment', operators },
      createdTime: { kind: 'moment', operators },
      status: { kind: 'text', operators: ['eq'] },
      assignedTo: { kind: 'text', operators: ['eq'] },
    },
  };
}

/** Parses the query of a list request. The problem is the message of the `ODataError`. */
export function parseListQuery(search: URLSearchParams, switches: ApiSwitches): Result<ListQuery, string> {
  for (const name of search.keys()) {
    if (name.startsWith('$') && !KNOWN_OPTIONS.has(name)) {
      return failed(`The query specified in the URI is not valid. Query option '${name}' is not allowed.`);
    }
    if (search.getAll(name).length > 1 && name.startsWith('$')) {
      return failed(`Query option '${name}' was specified more than once, but it must be specified at most once.`);
    }
  }
  const top = wholeNumber(search.get('$top'), LARGEST_PAGE);
  const skip = wholeNumber(search.get('$skip'), 0);
  if (top === null)
    return failed(
      'Invalid value for $top query option found. The $top query option requires a non-negative integer value.',
    );
  if (skip === null)
    return failed(
      'Invalid value for $skip query option found. The $skip query option requires a non-negative integer value.',
    );
  if (top > LARGEST_PAGE && switches.xdrLargeTop !== 'clamp') {
    return failed(
      `The limit of '${LARGEST_PAGE}' for Top query has been exceeded. The value from the incoming request is '${top}'.`,
    );
  }
  const filter = search.get('$filter');
  const test = filter === null ? ok<FilterTest>(() => true) : parseFilter(filter, rules(switches));
  return test.ok ? ok({ matches: test.value, top: Math.min(top, LARGEST_PAGE), skip }) : test;
}

function wholeNumber(text: string | null, otherwise: number): number | null {
  if (text === null) return otherwise;
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}
