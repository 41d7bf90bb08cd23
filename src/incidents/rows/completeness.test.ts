import { describe, expect, it } from 'vitest';
import type { IncidentList } from '../../defender/paging/incident-list.ts';
import { completenessOf } from './completeness.ts';
import { anIncident, anInstant } from './incident.fixture.ts';
import type { SourceState } from './source-state.ts';

type Listed = Omit<IncidentList, 'syncCursor'>;

const complete: Listed = {
  incidents: [anIncident()],
  progress: 'complete',
  pagingMode: 'keyset',
  orderedBy: 'lastUpdate',
  oldest: anInstant('2026-10-21T06:14:00Z'),
  completeAsOf: anInstant('2026-11-20T08:40:00Z'),
  brokenRows: [],
  alertsIncluded: true,
  isEndUnconfirmed: false,
};

function aSource(change: { list?: Partial<Listed> | null } & Partial<Pick<SourceState, 'error' | 'isLoading'>> = {}) {
  const { list = {}, ...rest } = change;
  return {
    tenantName: 'Example SOC',
    error: null,
    isLoading: false,
    isWaitingForNetwork: false,
    loadedAt: null,
    ...rest,
    list: list === null ? null : { ...complete, ...list },
  };
}

describe('completenessOf', () => {
  it('is complete when every tenant is loaded to the end', () => {
    expect(completenessOf([aSource(), aSource()])).toMatchObject({
      loaded: 2,
      tenants: 2,
      responded: 2,
      isComplete: true,
      isPaused: false,
      failedTenants: [],
    });
  });

  it('is not complete when one tenant failed, although its rows stay', () => {
    const sum = completenessOf([aSource(), aSource({ error: new Error('503') })]);
    expect(sum).toMatchObject({ loaded: 2, responded: 1, isComplete: false, failedTenants: ['Example SOC'] });
  });

  it('is paused and not complete when a tenant paused', () => {
    expect(completenessOf([aSource({ list: { progress: 'paused' } })])).toMatchObject({
      responded: 1,
      isComplete: false,
      isPaused: true,
    });
  });

  it('is loaded back to the oldest incident of the incomplete tenant that is furthest behind', () => {
    const oldest = anInstant('2026-11-19T00:00:00Z');
    const paused = aSource({ list: { progress: 'paused', oldest } });
    expect(completenessOf([aSource()]).loadedBackTo).toBeNull();
    expect(completenessOf([aSource(), paused]).loadedBackTo).toBe(oldest.epochMs);
    expect(completenessOf([paused, aSource({ list: null })]).loadedBackTo).toBe(Number.POSITIVE_INFINITY);
    expect(completenessOf([aSource({ error: new Error('503') })]).loadedBackTo).toBeNull();
  });

  it('is as far back and as fresh as the tenant that is furthest behind', () => {
    const sum = completenessOf([
      aSource({
        list: { oldest: anInstant('2026-11-01T00:00:00Z'), completeAsOf: anInstant('2026-11-20T08:00:00Z') },
      }),
      aSource(),
    ]);
    expect(sum.oldest?.raw).toBe('2026-11-01T00:00:00Z');
    expect(sum.completeAsOf?.raw).toBe('2026-11-20T08:00:00Z');
  });

  it('returns the newest change of all tenants, even if one has none or has not responded', () => {
    const newest = anIncident({ lastUpdate: anInstant('2026-11-20T10:46:00Z') });
    const older = anIncident({ lastUpdate: anInstant('2026-11-20T09:00:00Z') });
    const sum = completenessOf([
      aSource({ list: { incidents: [older] } }),
      aSource({ list: { incidents: [newest, older] } }),
      aSource({ list: { incidents: [], completeAsOf: null } }),
      aSource({ list: null }),
    ]);
    expect(sum.newestChange?.raw).toBe('2026-11-20T10:46:00Z');
    expect(completenessOf([aSource({ list: null })]).newestChange).toBeNull();
  });

  it('has no time of completeness until every tenant has caught up once', () => {
    expect(completenessOf([aSource(), aSource({ list: null })]).completeAsOf).toBeNull();
    expect(completenessOf([aSource(), aSource({ list: { completeAsOf: null } })]).completeAsOf).toBeNull();
  });

  it('counts broken rows and reports a list without alerts', () => {
    const brokenRows = [{ position: 3, reason: 'no-id', excerpt: '{}' }] as const;
    expect(completenessOf([aSource({ list: { brokenRows, alertsIncluded: false } })])).toMatchObject({
      brokenRows: 1,
      lacksAlerts: true,
    });
  });

  it('reports a service that announces more incidents but returns none', () => {
    const sum = completenessOf([aSource(), aSource({ list: { isEndUnconfirmed: true } })]);
    expect(sum).toMatchObject({ isComplete: true, isEndUnconfirmed: true });
    expect(completenessOf([aSource()]).isEndUnconfirmed).toBe(false);
  });

  it('is not complete without tenants', () => {
    expect(completenessOf([])).toMatchObject({ loaded: 0, isComplete: false });
  });
});
