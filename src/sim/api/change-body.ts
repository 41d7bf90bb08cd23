import { failed, ok, type Result } from '../../std/result.ts';
import type { IncidentChange } from './incident-change.ts';

/** The longest comment of the Defender portal. */
const LONGEST_COMMENT = 30_000;

/** Parses the value of one property. The problem is a message. */
export type ValueParser = (value: unknown) => Result<IncidentChange, string>;

export type BodyProblem =
  /** Not declared as JSON, not a JSON object, or without a property to change. */
  | { readonly kind: 'not-declared' | 'not-an-object' | 'empty' }
  | { readonly kind: 'unknown-property'; readonly name: string }
  | { readonly kind: 'invalid-value'; readonly message: string };

/** Reads a request body that is declared as JSON and is an object. */
export async function readObject(request: Request): Promise<Result<Readonly<Record<string, unknown>>, BodyProblem>> {
  const mediaType = (request.headers.get('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') return failed({ kind: 'not-declared' });
  const body = parseJson(await request.text());
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return failed({ kind: 'not-an-object' });
  return ok({ ...body });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Parses the properties of a body, whose names are case-sensitive. Any property without a parser is refused. */
export function parseChange(
  body: Readonly<Record<string, unknown>>,
  parsers: ReadonlyMap<string, ValueParser>,
): Result<IncidentChange, BodyProblem> {
  let change: IncidentChange = {};
  for (const [name, value] of Object.entries(body)) {
    const parse = parsers.get(name);
    if (parse === undefined) return failed({ kind: 'unknown-property', name });
    const parsed = parse(value);
    if (!parsed.ok) return failed({ kind: 'invalid-value', message: `${parsed.problem} (property '${name}')` });
    change = { ...change, ...parsed.value };
  }
  return Object.keys(change).length === 0 ? failed({ kind: 'empty' }) : ok(change);
}

/** Parses one of the given members. Members match exactly. */
export function memberParser<Member>(
  members: ReadonlyMap<string, Member>,
  changeOf: (member: Member) => IncidentChange,
): ValueParser {
  return (value) => {
    const member = typeof value === 'string' ? members.get(value) : undefined;
    return member === undefined ? failed(`The value ${JSON.stringify(value)} is not allowed`) : ok(changeOf(member));
  };
}

/** Parses a list of custom tags, which replaces the existing one. Blank tags are refused. */
export const parseTags: ValueParser = (value) => {
  const isTag = (tag: unknown): tag is string => typeof tag === 'string' && tag.trim() !== '';
  return Array.isArray(value) && value.every(isTag)
    ? ok({ tags: value })
    : failed('The value must be a list of texts that are not blank');
};

/** Parses a comment, which is not blank and at most 30,000 characters long. */
export const parseComment: ValueParser = (value) => {
  if (typeof value !== 'string' || value.trim() === '') return failed('The value must be a text that is not blank');
  return value.length > LONGEST_COMMENT
    ? failed(`The value has ${value.length} characters, more than the limit of ${LONGEST_COMMENT}`)
    : ok({ comment: value });
};
