import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anIncident } from '../../incidents/rows/incident.fixture.ts';
import { defaultViewOf } from './default-view.ts';
import { findIncidents } from './find-incidents.ts';
import { type Choices, commandsFor } from './palette-commands.ts';

const CHOICES: Choices = {
  pages: [
    { key: 'i', name: 'Incidents', path: '/incidents' },
    { key: 't', name: 'Token', path: '/token' },
  ],
  views: [{ name: 'High and active', path: '/incidents?severity=high' }],
  incidents: [anIncident({ id: '412', name: 'Password spray' }), anIncident({ id: '41', name: 'Token theft' })],
  incidentPath: (tenantId, incidentId) => `/incidents/${tenantId}/${incidentId}`,
  tenantId: 't-1',
  lettersAct: true,
};

function titles(text: string, choices = CHOICES): readonly string[] {
  return commandsFor(text, choices).flatMap((group) => group.items.map((command) => command.title));
}

describe('the commands of the palette', () => {
  it('are pages, views and acts before anything is typed', () => {
    expect(commandsFor('', CHOICES).map((group) => group.value)).toEqual(['Go to', 'Views', 'Do']);
  });

  it('are found by any words of their title, incidents by name and by the beginning of their id', () => {
    expect(titles('active high')).toEqual(['High and active']);
    expect(titles('token')).toEqual(['Token', 'Token theft']);
    expect(titles('41')).toEqual(['Token theft', 'Password spray']);
    expect(titles('#412')).toEqual(['Password spray']);
  });

  it('look up a number that is not loaded, in the tenant signed in to', () => {
    const [group] = commandsFor('99', CHOICES);
    expect(group?.items.map((command) => command.goal)).toEqual([{ path: '/incidents/t-1/99' }]);
    expect(titles('99', { ...CHOICES, incidentPath: null })).toEqual([]);
  });

  it('show no letters where letters do not act', () => {
    const keys = commandsFor('', { ...CHOICES, lettersAct: false }).flatMap((group) =>
      group.items.flatMap((item) => item.keys),
    );
    expect(keys).toEqual([]);
    expect(titles('single', { ...CHOICES, lettersAct: false })).toEqual(['Switch single-letter keys on']);
  });

  it('have ids of their own and never throw, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const ids = commandsFor(text, CHOICES).flatMap((group) => group.items.map((command) => command.id));
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('finding incidents', () => {
  it('puts the very id first and stops at the most', () => {
    const incidents = ['71', '72', '7', '73'].map((id) => anIncident({ id }));
    expect(findIncidents(incidents, '7', 3).map((incident) => incident.id)).toEqual(['7', '71', '72']);
    expect(findIncidents(incidents, ' ', 3)).toEqual([]);
  });
});

describe('the first view', () => {
  it.each([[null], [7], [{}], [{ first: 7 }], [{ first: 'a?b#c' }]])('is all for %j', (held) => {
    expect(defaultViewOf(held)).toBe('');
  });

  it('is what was kept', () => {
    expect(defaultViewOf({ first: 'status=active%2CinProgress&tag=a+b' })).toBe('status=active%2CinProgress&tag=a+b');
  });
});
