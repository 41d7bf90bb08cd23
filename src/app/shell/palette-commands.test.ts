import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anIncident } from '../../incidents/rows/incident.fixture.ts';
import { BUILT_IN_VIEWS } from '../../incidents/views/built-in-views.ts';
import { viewSearch } from '../../incidents/views/queue-view.ts';
import { defaultViewOf } from '../context/default-view.ts';
import { type CommandSources, commandsFor, findIncidents, markMatches } from './palette-commands.ts';

const SOURCES: CommandSources = {
  pages: [
    { key: 'i', name: 'Incidents', path: '/incidents', icon: 'incident' },
    { key: 't', name: 'Token', path: '/token', icon: 'token' },
  ],
  views: [{ name: 'High and active', path: '/incidents?severity=high' }],
  incidents: [anIncident({ id: '412', name: 'Password spray' }), anIncident({ id: '41', name: 'Token theft' })],
  incidentPath: (tenantId, incidentId) => `/incidents/${tenantId}/${incidentId}`,
  tenantId: 't-1',
  letterKeys: true,
  actions: [
    { id: 'theme', title: 'Switch theme', icon: 'theme', run: doNothing },
    { id: 'keys', title: 'Show keyboard shortcuts', icon: 'keyboard', keys: ['?'], run: doNothing },
    { id: 'filter', title: 'Filter by status: Active', icon: 'filter', run: doNothing },
  ],
};

function doNothing(): void {}

function titles(text: string, sources = SOURCES): readonly string[] {
  return commandsFor(text, sources).flatMap((group) => group.items.map((command) => command.title));
}

describe('palette commands', () => {
  it('are pages, views and actions while the text is empty', () => {
    expect(commandsFor('', SOURCES).map((group) => group.value)).toEqual(['Go to', 'Views', 'Actions']);
  });

  it('match the words of their title; incidents match by name and by the start of their id', () => {
    expect(titles('active high')).toEqual(['High and active']);
    expect(titles('token')).toEqual(['Token', 'Token theft']);
    expect(titles('41')).toEqual(['Token theft', 'Password spray']);
    expect(titles('#412')).toEqual(['Password spray']);
  });

  it('include a look-up, in the account’s tenant, of an incident that is not loaded', () => {
    const [group] = commandsFor('99', SOURCES);
    expect(group?.items.map((command) => command.target)).toEqual([{ path: '/incidents/t-1/99' }]);
    expect(titles('99', { ...SOURCES, incidentPath: null })).toEqual([]);
  });

  it('show no shortcuts while single-key shortcuts are off', () => {
    const [pages] = commandsFor('', { ...SOURCES, letterKeys: false });
    expect(pages?.items.flatMap((item) => item.keys)).toEqual([]);
  });

  it('include filters only while the user searches', () => {
    expect(titles('')).not.toContain('Filter by status: Active');
    expect(titles('filter active')).toEqual(['Filter by status: Active']);
  });

  it('have unique ids for any text, and never throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const ids = commandsFor(text, SOURCES).flatMap((group) => group.items.map((command) => command.id));
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('the marks in a title', () => {
  const marked = (title: string, text: string) =>
    markMatches(title, text).map(({ part, isMatch }) => (isMatch ? `[${part}]` : part));

  it('cover every word of the search text, in any case and order', () => {
    expect(marked('High and active', 'ACT hi')).toEqual(['[Hi]', 'gh and ', '[act]', 'ive']);
    expect(marked('C++ (test)', '+ (')).toEqual(['C', '[+]', '[+]', ' ', '[(]', 'test)']);
    expect(marked('Token', ' ')).toEqual(['Token']);
  });

  it('never change the title', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (title, text) => {
        expect(
          markMatches(title, text)
            .map(({ part }) => part)
            .join(''),
        ).toBe(title);
      }),
    );
  });
});

describe('findIncidents', () => {
  it('returns an exact id first and stops at the limit', () => {
    const incidents = ['71', '72', '7', '73'].map((id) => anIncident({ id }));
    expect(findIncidents(incidents, '7', 3).map((incident) => incident.id)).toEqual(['7', '71', '72']);
    expect(findIncidents(incidents, ' ', 3)).toEqual([]);
  });
});

describe('the default view', () => {
  it.each([[null], [7], [{}], [{ first: 7 }], [{ first: 'a?b#c' }]])('is Open for %j', (stored) => {
    const open = BUILT_IN_VIEWS.find((named) => named.name === 'Open');
    expect(defaultViewOf(stored)).toBe(open && viewSearch(open.view));
  });

  it('is the stored search, also for all incidents', () => {
    expect(defaultViewOf({ first: '' })).toBe('');
    expect(defaultViewOf({ first: 'status=active%2CinProgress&tag=a+b' })).toBe('status=active%2CinProgress&tag=a+b');
  });
});
