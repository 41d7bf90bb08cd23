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

/** The page's example spells members in PascalCase, its table and the metadata in camelCase. */
function bothSpellings<Member extends string>(members: readonly Member[]): ReadonlyMap<string, Member> {
  return new Map(
    members.flatMap((member) => [
      [member, member],
      [`${member.slice(0, 1).toUpperCase()}${member.slice(1)}`, member],
    ]),
  );
}

const STATUSES = bothSpellings(['active', 'inProgress', 'resolved', 'awaitingAction'] as const);

const parseAssignedTo: ValueParser = (value) =>
  value === null || (typeof value === 'string' && value !== '')
    ? ok({ assignedTo: value })
    : failed('The value must be null or a text that is not empty');

/** Accepts the type of the body with and without the number sign. */
const typeParser =
  (name: string): ValueParser =>
  (value) =>
    value === `#microsoft.graph.security.${name}` || value === `microsoft.graph.security.${name}`
      ? ok({})
      : failed(`The value must be microsoft.graph.security.${name}`);

const UPDATE_PARSERS: ReadonlyMap<string, ValueParser> = new Map([
  ['@odata.type', typeParser('incident')],
  ['assignedTo', parseAssignedTo],
  ['classification', memberParser(bothSpellings(CLASSIFICATIONS), (classification) => ({ classification }))],
  ['determination', memberParser(bothSpellings(ALL_DETERMINATIONS), (determination) => ({ determination }))],
  ['status', memberParser(STATUSES, (status) => ({ status }))],
  ['customTags', parseTags],
]);

const COMMENT_PARSERS: ReadonlyMap<string, ValueParser> = new Map([
  ['@odata.type', typeParser('alertComment')],
  ['comment', parseComment],
]);

/**
 * Parses the body of an update.
 * @see https://learn.microsoft.com/en-us/graph/api/security-incident-update
 */
export async function parseUpdate(request: Request): Promise<Result<IncidentChange, BodyProblem>> {
  const body = await readObject(request);
  return body.ok ? parseChange(body.value, UPDATE_PARSERS) : body;
}

/**
 * Parses the body of a new comment, which must name its type.
 * @see https://learn.microsoft.com/en-us/graph/api/security-incident-post-comments
 */
export async function parseNewComment(request: Request): Promise<Result<IncidentChange, BodyProblem>> {
  const body = await readObject(request);
  if (!body.ok) return body;
  const missing = [...COMMENT_PARSERS.keys()].find((name) => !Object.hasOwn(body.value, name));
  if (missing === undefined) return parseChange(body.value, COMMENT_PARSERS);
  return failed({ kind: 'invalid-value', message: `The property '${missing}' is missing` });
}
