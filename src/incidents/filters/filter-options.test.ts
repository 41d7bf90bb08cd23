import { describe, expect, it } from 'vitest';
import { attackTechnique } from '../../defender/model/attack-techniques.ts';
import { epochMs } from '../../std/time.ts';
import { anAlert, anIncident, aPieceOfEvidence } from '../rows/incident.fixture.ts';
import { queueRowOf } from '../rows/queue-row.ts';
import { viewOf } from '../views/queue-view.ts';
import { FACETS, facetOptions, findOptions, narrowedOptions, optionsOf } from './filter-options.ts';

const CONTEXT = { me: 'analyst@soc.example', now: epochMs(new Date(2026, 10, 21, 12).getTime()) };

const ROWS = [
  anIncident({
    id: '1',
    assignedTo: 'Responder@soc.example',
    alerts: [
      anAlert({ mitreTechniques: ['T1566.001'], evidence: [aPieceOfEvidence({ name: 'lap-063.soc.example' })] }),
    ],
  }),
  anIncident({ id: '2', assignedTo: 'responder@soc.example', tags: ['\u202eevil'] }),
  anIncident({ id: '3', assignedTo: null }),
].map((incident) => queueRowOf(incident, 'Example SOC'));

function found(text: string, view = viewOf({})) {
  const source = {
    rows: ROWS,
    view,
    context: CONTEXT,
    techniqueName: (id: string) => attackTechnique(id)?.name ?? null,
  };
  const all = FACETS.flatMap((facet) => optionsOf(facet, source));
  return findOptions(text, [...facetOptions(view), ...all], view, CONTEXT).map(({ facet, label, detail, target }) =>
    [facet, target.kind, label, detail].join('|'),
  );
}

describe('findOptions', () => {
  it('finds a technique by its id and by its name', () => {
    expect(found('T1566')).toContain('technique|value|T1566|Phishing');
    expect(found('spearphishing attach')).toEqual(['technique|value|T1566.001|Phishing: Spearphishing Attachment']);
  });

  it('finds an asset and an assignee, whatever facet they belong to', () => {
    expect(found('lap-063')).toEqual(['asset|value|lap-063.soc.example|']);
    expect(found('RESPONDER')).toEqual(['assigned|value|responder|responder@soc.example']);
  });

  it('finds facets by name, and a value within its facet', () => {
    expect(found('severity')).toContain('severity|facet|Severity|');
    expect(found('severity high')).toEqual(['severity|value|High|']);
  });

  it('offers a day that is typed, the latest one that has begun', () => {
    expect(found('20 nov')).toEqual(['updated|range|20 Nov|', 'created|range|20 Nov|']);
    expect(found('22 November')).toEqual(['updated|range|22 Nov 2025|', 'created|range|22 Nov 2025|']);
    expect(found('31 Feb')).toEqual([]);
  });

  it('makes values inert', () => {
    expect(found('evil')).toEqual(['tag|value|U+202Eevil|']);
  });
});

describe('optionsOf', () => {
  const source = { rows: ROWS, context: CONTEXT, techniqueName: () => null };
  const summary = (facet: (typeof FACETS)[number], view = viewOf({})) =>
    optionsOf(facet, { ...source, view }).map(({ label, isSelected, target }) => [
      label,
      isSelected,
      target.kind === 'value' ? target.count : null,
    ]);

  it('lists every value with its count, in spellings of any letter case as one', () => {
    expect(summary('assigned')).toEqual([
      ['Me', false, 0],
      ['Unassigned', false, 1],
      ['responder', false, 2],
    ]);
  });

  it('lists all of many values', () => {
    const rows = Array.from({ length: 500 }, (_none, index) =>
      queueRowOf(anIncident({ id: String(index), tags: [`tag ${index}`] }), ''),
    );
    expect(optionsOf('tag', { ...source, rows, view: viewOf({}) })).toHaveLength(500);
  });

  it('lists values that another filter hides, without rows', () => {
    expect(summary('assigned', viewOf({ tag: ['nothing'] }))).toContainEqual(['responder', false, 0]);
  });

  it('keeps a selected value that no row has', () => {
    expect(summary('tag', viewOf({ tag: ['gone'] }))).toContainEqual(['gone', true, 0]);
  });

  it('omits values that the URL cannot represent', () => {
    const rows = [queueRowOf(anIncident({ tags: ['x'.repeat(500), 'short'] }), '')];
    expect(optionsOf('tag', { ...source, rows, view: viewOf({}) }).map(({ label }) => label)).toEqual(['short']);
  });

  it('shows a day that is filtered by as that day', () => {
    const range = {
      kind: 'between',
      from: epochMs(new Date(2026, 10, 20).getTime()),
      to: epochMs(new Date(2026, 10, 21).getTime()),
    } as const;
    expect(summary('created', viewOf({ created: range }))).toContainEqual(['20 Nov', true, null]);
  });
});

describe('narrowedOptions', () => {
  it('ignores the name of the facet', () => {
    const options = optionsOf('severity', {
      rows: ROWS,
      view: viewOf({}),
      context: CONTEXT,
      techniqueName: () => null,
    });
    expect(narrowedOptions('sev', options)).toEqual([]);
    expect(narrowedOptions('low', options).map(({ label }) => label)).toEqual(['Low']);
  });
});
