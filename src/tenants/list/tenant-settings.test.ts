import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  cleanLabel,
  MOST_TENANTS,
  mergeEntries,
  parseTenantSettings,
  parseTenantsFile,
  serializeTenantsFile,
  withEntry,
  withoutEntry,
} from './tenant-settings.ts';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

describe('stored tenants', () => {
  it('keep every valid entry and skip the others', () => {
    const stored = [
      { tenantId: id(1).toUpperCase(), name: ' Foundry ', group: 'Industry', isInQueue: false, linkMadeAt: 5 },
      { tenantId: id(1), name: 'again' },
      { tenantId: 'no' },
      null,
      { tenantId: id(2), name: 7, domain: 'not a domain', region: '<b>', linkMadeAt: 'x' },
    ];
    const empty = { name: null, group: null, domain: null, region: null, isInQueue: null, linkMadeAt: null };
    expect(parseTenantSettings(stored)).toEqual([
      { ...empty, tenantId: id(1), name: 'Foundry', group: 'Industry', isInQueue: false, linkMadeAt: 5 },
      { ...empty, tenantId: id(2) },
    ]);
  });

  it('are empty for anything that is not a list', () => {
    expect([null, undefined, {}, 'x', 3].map(parseTenantSettings)).toEqual([[], [], [], [], []]);
  });

  it('change, add and remove one tenant, whatever the case of its id', () => {
    const one = withEntry([], id(1), { name: 'One' });
    const both = withEntry(withEntry(one, id(2), {}), id(1).toUpperCase(), { group: 'G' });
    expect(both.map(({ tenantId, name, group }) => [tenantId, name, group])).toEqual([
      [id(1), 'One', 'G'],
      [id(2), null, null],
    ]);
    expect(withoutEntry(both, id(1).toUpperCase())).toHaveLength(1);
  });
});

describe('a label', () => {
  it.each([
    ['  Example \n Port ', 'Example Port'],
    ['\u202EtroP', 'troP'],
    ['\u200b\u2066 ', null],
    ['', null],
    ['x'.repeat(90), 'x'.repeat(80)],
  ])('%j becomes %j', (label, cleaned) => {
    expect(cleanLabel(label, 80)).toBe(cleaned);
  });
});

describe('a file of tenants', () => {
  it('contains what it was made from, without the time of a link', () => {
    const settings = withEntry(withEntry([], id(1), { name: 'One', group: 'G' }), id(2), { domain: 'two.example' });
    const text = serializeTenantsFile(settings);
    expect(text).not.toContain('linkMadeAt');
    expect(parseTenantsFile(text)).toEqual({ ok: true, value: { entries: settings, skipped: 0 } });
  });

  it.each([
    ['{', 'not-json'],
    ['{"kind":"gatehouse-views","version":1,"views":[]}', 'not-a-tenants-file'],
    ['[]', 'not-a-tenants-file'],
    ['x'.repeat(1_000_001), 'too-large'],
  ])('that starts with %.20j is refused', (text, problem) => {
    expect(parseTenantsFile(text)).toEqual({ ok: false, problem });
  });

  it('adds and changes tenants, keeps what it does not state, and stops at the limit', () => {
    const own = withEntry([], id(1), { name: 'Own name', group: 'Own group' });
    const imported = parseTenantSettings([
      { tenantId: id(1), group: 'Theirs' },
      ...Array.from({ length: MOST_TENANTS - 1 }, (_, index) => ({ tenantId: id(index + 2) })),
    ]);
    const merged = mergeEntries(own, [...imported, ...parseTenantSettings([{ tenantId: id(999) }])]);
    expect(merged.settings[0]).toMatchObject({ name: 'Own name', group: 'Theirs' });
    expect(merged).toMatchObject({ added: MOST_TENANTS - 1, changed: 1, omitted: 1 });
    expect(merged.settings).toHaveLength(MOST_TENANTS);
  });
});

test('no text makes the parsers throw, and stored entries survive a round trip', () => {
  fc.assert(
    fc.property(fc.anything(), fc.string(), (stored, text) => {
      parseTenantsFile(text);
      const settings = parseTenantSettings(stored);
      expect(parseTenantSettings(JSON.parse(JSON.stringify(settings)))).toEqual(settings);
    }),
    { numRuns: 2_000 },
  );
});
