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
    ['', 'nothing'],
    ['   ', 'blanks'],
    ["severity eq 'High'", 'a property that cannot be filtered by'],
    ["constructor eq 'x'", 'a property every object inherits'],
    ['at le 2026-11-20T10:00:00Z', 'an undocumented operator'],
    ['at in (1)', 'a list'],
    ["status ne 'Active'", 'an operator the property does not take'],
    ["status gt 'Active'", 'an order of words'],
    ["at ge '2026-11-20T10:00:00Z'", 'a quoted date'],
    ['status eq Active', 'an unquoted word'],
    ['status eq null', 'null where no value can be null'],
    ['at ge yesterday', 'a date that is none'],
    ['at ge 2026-13-40T10:00:00Z', 'a date that cannot be'],
    ["status eq 'Active' or status eq 'Resolved'", 'or'],
    ["(status eq 'Active')", 'brackets'],
    ["status eq 'Active", 'a text that is not closed'],
    ["status eq 'Active' and", 'an end that is missing'],
    ["status eq 'Active' at", 'an end that is too long'],
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
    ["status eq 'Open'", 'a word that the enumeration lacks'],
    ['owner gt null', 'an order of null'],
    ["(status eq 'Active'", 'a bracket that is not closed'],
    [`${'('.repeat(5_000)}status eq 'Active'${')'.repeat(5_000)}`, 'brackets without end'],
  ])('refuses %s: %s', (filter) => {
    expect(verdictOf(filter, GENEROUS)).toBe('refused');
  });
});
