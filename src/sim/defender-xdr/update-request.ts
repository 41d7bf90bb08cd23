import { failed, ok, type Result } from '../../std/result.ts';
import {
  type BodyProblem,
  memberParser,
  parseChange,
  parseComment,
  parseTags,
  readObject,
  type ValueParser,
} from '../api/change-body.ts';
import { ALL_DETERMINATIONS, CLASSIFICATIONS, type IncidentChange } from '../api/incident-change.ts';
import { classificationMember, determinationNames } from './enum-members.ts';

const STATUSES = new Map([
  ['Active', 'active'],
  ['InProgress', 'inProgress'],
  ['Resolved', 'resolved'],
] as const);
const CLASSIFICATION_MEMBERS = new Map(CLASSIFICATIONS.map((member) => [classificationMember(member), member]));
const DETERMINATION_MEMBERS = new Map(
  ALL_DETERMINATIONS.flatMap((member) => determinationNames(member).map((name) => [name, member] as const)),
);

/** An empty text removes the owner, as observed in a shipping integration. `null` is not documented. */
const parseAssignedTo: ValueParser = (value) =>
  typeof value === 'string' ? ok({ assignedTo: value === '' ? null : value }) : failed('The value must be a text');

const PARSERS: ReadonlyMap<string, ValueParser> = new Map([
  ['status', memberParser(STATUSES, (status) => ({ status }))],
  ['assignedTo', parseAssignedTo],
  ['classification', memberParser(CLASSIFICATION_MEMBERS, (classification) => ({ classification }))],
  ['determination', memberParser(DETERMINATION_MEMBERS, (determination) => ({ determination }))],
  ['tags', parseTags],
  ['comment', parseComment],
]);

/**
 * Parses the body of an update.
 * @see https://learn.microsoft.com/en-us/defender-xdr/api-update-incidents
 */
export async function parseUpdate(request: Request): Promise<Result<IncidentChange, BodyProblem>> {
  const body = await readObject(request);
  return body.ok ? parseChange(body.value, PARSERS) : body;
}
