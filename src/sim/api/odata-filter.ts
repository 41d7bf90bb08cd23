import { failed, ok, type Result } from '../../std/result.ts';
import { parseMoment } from '../world/moment.ts';

type Operator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';

/** The properties that one API can be filtered by. */
export type FilterRules = {
  readonly properties: Readonly<Record<string, FilterProperty>>;
  /** Whether the API supports `or` and parentheses. */
  readonly or: boolean;
};

type FilterProperty = {
  readonly kind: 'moment' | 'text';
  readonly operators: readonly Operator[];
  readonly nullable?: boolean;
  /** The members of an enumeration. Any other text is an error. */
  readonly members?: readonly string[];
};

/** Reads a property of one row. Moments are in canonical form, so they compare as text. */
type ReadValue = (property: string) => string | null;
export type FilterTest = (readValue: ReadValue) => boolean;

type Token = { readonly kind: 'word' | 'text' | 'open' | 'close'; readonly value: string };

const TOKEN = /\s*(?:(\()|(\))|'((?:[^']|'')*)'|([^\s()']+))/y;
const OPERATORS: ReadonlySet<string> = new Set(['eq', 'ne', 'gt', 'ge', 'lt', 'le']);

function tokens(filter: string): readonly Token[] | null {
  const found: Token[] = [];
  let at = 0;
  while (at < filter.trimEnd().length) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(filter);
    if (match === null) return null;
    const [, open, close, text, word] = match;
    if (open !== undefined) found.push({ kind: 'open', value: open });
    else if (close !== undefined) found.push({ kind: 'close', value: close });
    else if (text !== undefined) found.push({ kind: 'text', value: text.replaceAll("''", "'") });
    else found.push({ kind: 'word', value: word ?? '' });
    at = TOKEN.lastIndex;
  }
  return found;
}

/**
 * Parses a `$filter` (OData 4.01 URL conventions §5.1.1): comparisons, `and` and, if the rules allow them, `or` and
 * parentheses. The problem is the error message of the service.
 */
export function parseFilter(filter: string, rules: FilterRules): Result<FilterTest, string> {
  const found = tokens(filter);
  if (found === null || found.length === 0) return failed('Invalid filter clause: syntax error.');
  let at = 0;
  let depth = 0;

  function comparison(): Result<FilterTest, string> {
    const [name, operator, literal] = [found?.[at], found?.[at + 1], found?.[at + 2]];
    at += 3;
    if (name?.kind !== 'word' || operator?.kind !== 'word' || literal === undefined) {
      return failed('Invalid filter clause: a comparison was expected.');
    }
    const property = Object.hasOwn(rules.properties, name.value) ? rules.properties[name.value] : undefined;
    if (property === undefined) return failed(`Invalid filter clause: '${name.value}' cannot be filtered by.`);
    const compares = operator.value as Operator;
    if (!OPERATORS.has(compares) || !property.operators.includes(compares)) {
      return failed(`Invalid filter clause: operator '${operator.value}' is not supported for '${name.value}'.`);
    }
    if (literal.kind === 'word' && literal.value === 'null') {
      if (property.nullable !== true || (compares !== 'eq' && compares !== 'ne')) {
        return failed(`Invalid filter clause: '${name.value}' cannot be compared with null.`);
      }
      return ok((readValue) => (readValue(name.value) === null) === (compares === 'eq'));
    }
    const expected = literalOf(literal, property);
    if (expected === null) return failed(`Invalid filter clause: a literal for '${name.value}' was expected.`);
    return ok((readValue) => {
      const value = readValue(name.value);
      return value === null ? compares === 'ne' : holds(value, compares, expected);
    });
  }

  function operand(): Result<FilterTest, string> {
    if (found?.[at]?.kind !== 'open') return comparison();
    // Refuse deep nesting, which could overflow the stack.
    if (!rules.or || depth > 20) return failed('Invalid filter clause: brackets are not supported.');
    at += 1;
    depth += 1;
    const inner = disjunction();
    depth -= 1;
    if (!inner.ok) return inner;
    if (found?.[at]?.kind !== 'close') return failed('Invalid filter clause: a bracket is not closed.');
    at += 1;
    return inner;
  }

  function joined(word: 'and' | 'or', next: () => Result<FilterTest, string>): Result<FilterTest, string> {
    const parts: FilterTest[] = [];
    for (;;) {
      const part = next();
      if (!part.ok) return part;
      parts.push(part.value);
      const following = found?.[at];
      if (following?.kind !== 'word' || following.value !== word) break;
      if (word === 'or' && !rules.or) return failed("Invalid filter clause: operator 'or' is not supported.");
      at += 1;
    }
    return ok(
      word === 'and'
        ? (readValue) => parts.every((part) => part(readValue))
        : (readValue) => parts.some((part) => part(readValue)),
    );
  }

  function disjunction(): Result<FilterTest, string> {
    return joined('or', () => joined('and', operand));
  }

  const whole = disjunction();
  if (whole.ok && at < found.length) return failed('Invalid filter clause: the end was expected.');
  return whole;
}

/** Dates must be unquoted and texts quoted. */
function literalOf(literal: Token, property: FilterProperty): string | null {
  if (property.kind === 'moment') return literal.kind === 'word' ? parseMoment(literal.value) : null;
  if (literal.kind !== 'text') return null;
  return property.members === undefined || property.members.includes(literal.value) ? literal.value : null;
}

function holds(value: string, operator: Operator, expected: string): boolean {
  switch (operator) {
    case 'eq':
      return value === expected;
    case 'ne':
      return value !== expected;
    case 'gt':
      return value > expected;
    case 'ge':
      return value >= expected;
    case 'lt':
      return value < expected;
    case 'le':
      return value <= expected;
  }
}
