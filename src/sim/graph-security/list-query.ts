import { failed, ok, type Result } from '../../std/result.ts';
import { type FilterRules, type FilterTest, parseFilter } from '../api/odata-filter.ts';
import type { IncidentRecord } from '../world/incident-record.ts';
import { incidentStatusMember } from './enum-members.ts';

/** Undocumented. A vendor's client got it as an error message. */
const LARGEST_PAGE = 50;

export type ListQuery = {
  readonly matches: FilterTest;
  readonly top: number;
  readonly skip: number;
  readonly order: { readonly by: 'created' | 'updated'; readonly direction: 'asc' | 'desc' };
  readonly alerts: 'expanded' | 'omitted';
  readonly count: 'counted' | 'omitted';
};

const MOMENT = { kind: 'moment', operators: ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] } as const;
const enumeration = (...members: readonly string[]) => ({ kind: 'text', operators: ['eq', 'ne'], members }) as const;

const RULES: FilterRules = {
  or: true,
  properties: {
    assignedTo: { kind: 'text', operators: ['eq', 'ne'], nullable: true },
    createdDateTime: MOMENT,
    lastUpdateDateTime: MOMENT,
    classification: enumeration('unknown', 'falsePositive', 'truePositive', 'informationalExpectedActivity'),
    determination: enumeration(
      'unknown',
      'apt',
      'malware',
      'securityPersonnel',
      'securityTesting',
      'unwantedSoftware',
      'other',
      'multiStagedAttack',
      'compromisedAccount',
      'phishing',
      'maliciousUserActivity',
      'notMalicious',
      'notEnoughDataToValidate',
      'confirmedActivity',
      'lineOfBusinessApplication',
    ),
    severity: enumeration('unknown', 'informational', 'low', 'medium', 'high'),
    status: enumeration('active', 'resolved', 'inProgress', 'redirected', 'awaitingAction'),
  },
};

const OPTIONS: ReadonlySet<string> = new Set(['$filter', '$top', '$skip', '$orderby', '$count', '$expand']);

/** Parses the query of a list request. The problem is the message of the 400. */
export function parseListQuery(search: URLSearchParams): Result<ListQuery, string> {
  for (const name of search.keys()) {
    if (!name.startsWith('$')) continue;
    if (!OPTIONS.has(name)) return failed(`Query option '${name}' is not allowed.`);
    if (search.getAll(name).length > 1) return failed(`Query option '${name}' was specified more than once.`);
  }
  const top = wholeNumber(search.get('$top'), LARGEST_PAGE);
  const skip = wholeNumber(search.get('$skip'), 0);
  if (top === null || skip === null) return failed('Invalid value for $top or $skip: a whole number was expected.');
  if (top > LARGEST_PAGE) {
    return failed(
      `The limit of '${LARGEST_PAGE}' for Top query has been exceeded. The value from the incoming request is '${top}'.`,
    );
  }
  const order = orderOf(search.get('$orderby'));
  if (order === null) return failed('Invalid $orderby: createdDateTime or lastUpdateDateTime was expected.');
  const expand = search.get('$expand');
  if (expand !== null && expand !== 'alerts') return failed(`Could not find a property named '${expand}' to expand.`);
  const count = search.get('$count');
  if (count !== null && count !== 'true' && count !== 'false') return failed(`Invalid value '${count}' for $count.`);
  const filter = search.get('$filter');
  const test = filter === null ? ok<FilterTest>(() => true) : parseFilter(filter, RULES);
  if (!test.ok) return test;
  return ok({
    matches: test.value,
    top,
    skip,
    order,
    alerts: expand === null ? 'omitted' : 'expanded',
    count: count === 'true' ? 'counted' : 'omitted',
  });
}

function orderOf(text: string | null): ListQuery['order'] | null {
  if (text === null) return { by: 'created', direction: 'desc' };
  const match = /^(createdDateTime|lastUpdateDateTime)(?: (asc|desc))?$/.exec(text.trim());
  if (match === null) return null;
  return {
    by: match[1] === 'createdDateTime' ? 'created' : 'updated',
    direction: match[2] === 'desc' ? 'desc' : 'asc',
  };
}

function wholeNumber(text: string | null, otherwise: number): number | null {
  if (text === null) return otherwise;
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

/** The value that `$filter` compares. */
export function filterValue(incident: IncidentRecord, property: string): string | null {
  switch (property) {
    case 'createdDateTime':
      return incident.created;
    case 'lastUpdateDateTime':
      return incident.updated;
    case 'status':
      return incidentStatusMember(incident.status, 'all');
    case 'severity':
      return incident.severity;
    case 'classification':
      return incident.classification;
    case 'determination':
      return incident.determination;
    default:
      return incident.assignedTo;
  }
}

/** Compares by the requested time, then by id. */
export function comparing({ by, direction }: ListQuery['order']): (a: IncidentRecord, b: IncidentRecord) => number {
  const sign = direction === 'asc' ? 1 : -1;
  return (a, b) => sign * (a[by] < b[by] ? -1 : a[by] > b[by] ? 1 : a.id - b.id);
}
