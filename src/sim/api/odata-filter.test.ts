import { describe, expect, it } from 'vitest';
import { type FilterRules, parseFilter } from './odata-filter.ts';

const STRICT: FilterRules = {
  or: false,
  properties: {
    at: { kind: 'moment', operators: ['eq', 'gt', 'ge'] },
    status: { kind: 'text', operators: ['eq'] },
  },
};
const GENEROUS: FilterRules = {
  or: true,
  properties: {
    at: { kind: 'moment', operators: ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] },
    status: { kind: 'text', operators: ['eq', 'ne'], members: ['Active', 'Resolved'] },
    owner: { kind: 'text', operators: ['eq', 'ne'], nullable: true },
  },
};

const ROW = new Map<string, string | null>([
  ['at', '2026-11-20T10:00:00.1234567Z'],
  ['status', 'Active'],
  ['owner', "o'hara"],
]);

function verdictOf(filter: string, rules: FilterRules): boolean | 'refused' {
  const parsed = parseFilter(filter, rules);
  return parsed.ok ? parsed.value((property) => ROW.get(property) ?? null) : 'refused';
}

describe('a filter of the strict service', () => {
  it.each([
    ['at ge 2026-11-20T10:00:00.1234567Z', true],
    ['at gt 2026-11-20T10:00:00.1234567Z', false],
    ['at gt 2026-11-20T10:00:00.1234566Z', true],
    ['at eq 2026-11-20T11:00:00.1234567+01:00', true],
    ['at ge 2026-11-20', true],
    ["status eq 'Active' and at gt 2026-11-19T00:00:00Z", true],
    ["status eq 'Active' and at gt 2026-11-21T00:00:00Z", false],
    ["status eq 'active'", false],
  ])('%s is %s', (filter, expected) => {
    expect(verdictOf(filter, STRICT)).toBe(expected);
  });

  it.each([
    ['', 'an empty text'],
    ['   ', 'white space'],
    ["severity eq 'High'", 'a property that does not support filters'],
    ["constructor eq 'x'", 'a property that every object inherits'],
    ['at le 2026-11-20T10:00:00Z', 'an undocumented operator'],
    ['at in (1)', 'a list'],
    ["status ne 'Active'", 'an operator that the property does not support'],
    ["status gt 'Active'", 'an ordered comparison of texts'],
    ["at ge '2026-11-20T10:00:00Z'", 'a quoted date'],
    ['status eq Active', 'an unquoted text'],
    ['status eq null', 'null for a property that is not nullable'],
    ['at ge yesterday', 'a text that is not a date'],
    ['at ge 2026-13-40T10:00:00Z', 'an impossible date'],
    ["status eq 'Active' or status eq 'Resolved'", 'or'],
    ["(status eq 'Active')", 'parentheses'],
    ["status eq 'Active", 'an unclosed text'],
    ["status eq 'Active' and", 'a missing operand'],
    ["status eq 'Active' at", 'a trailing word'],
    ["contains(status,'A')", 'a function'],
  ])('refuses %s: %s', (filter) => {
    expect(verdictOf(filter, STRICT)).toBe('refused');
  });
});

describe('a filter of the generous service', () => {
  it.each([
    ['at le 2026-11-20T10:00:00.1234567Z', true],
    ['at lt 2026-11-20T10:00:00.1234567Z', false],
    ['at ne 2026-11-20T10:00:00.1234567Z', false],
    ["status eq 'Resolved' or status eq 'Active'", true],
    ["status eq 'Resolved' or (status eq 'Active' and owner eq null)", false],
    ["(status eq 'Resolved' or status eq 'Active') and owner ne null", true],
    ["status eq 'Active' or status eq 'Active' and owner eq null", true],
    ["owner eq 'o''hara'", true],
  ])('%s is %s', (filter, expected) => {
    expect(verdictOf(filter, GENEROUS)).toBe(expected);
  });

  it.each([
    ["status eq 'Open'", 'an unknown member of the enumeration'],
    ['owner gt null', 'an ordered comparison with null'],
    ["(status eq 'Active'", 'an unclosed parenthesis'],
    [`${'('.repeat(5_000)}status eq 'Active'${')'.repeat(5_000)}`, 'deeply nested parentheses'],
  ])('refuses %s: %s', (filter) => {
    expect(verdictOf(filter, GENEROUS)).toBe('refused');
  });
});
