import { describe, expect, it } from 'vitest';
import type { IncidentList } from '../../defender/paging/incident-list.ts';
import { completenessOf } from './completeness.ts';
import { anIncident, anInstant } from './incident.fixture.ts';
import type { SourceReading } from './source-reading.ts';

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
};

function aReading(
  change: { list?: Partial<Listed> | null } & Partial<Pick<SourceReading, 'error' | 'isReading'>> = {},
) {
  const { list = {}, ...rest } = change;
  return {
    tenantName: 'Example SOC',
    error: null,
    isReading: false,
    isWaitingForNetwork: false,
    readAt: null,
    ...rest,
    list: list === null ? null : { ...complete, ...list },
  };
}

describe('how complete the queue is', () => {
  it('says that everything was read when every tenant responded to the end', () => {
    expect(completenessOf([aReading(), aReading()])).toMatchObject({
      loaded: 2,
      tenants: 2,
      responded: 2,
      isComplete: true,
      isPaused: false,
      failedTenants: [],
    });
  });

  it('is not complete when one tenant failed, though its rows stay', () => {
    const sum = completenessOf([aReading(), aReading({ error: new Error('503') })]);
    expect(sum).toMatchObject({ loaded: 2, responded: 1, isComplete: false, failedTenants: ['Example SOC'] });
  });

  it('is not complete where reading paused, and says that there is more', () => {
    expect(completenessOf([aReading({ list: { progress: 'paused' } })])).toMatchObject({
      responded: 1,
      isComplete: false,
      isPaused: true,
    });
  });

  it('is as far back and as fresh as the tenant that is most behind', () => {
    const sum = completenessOf([
      aReading({
        list: { oldest: anInstant('2026-11-01T00:00:00Z'), completeAsOf: anInstant('2026-11-20T08:00:00Z') },
      }),
      aReading(),
    ]);
    expect(sum.oldest?.raw).toBe('2026-11-01T00:00:00Z');
    expect(sum.completeAsOf?.raw).toBe('2026-11-20T08:00:00Z');
  });

  it('tells the newest change of all tenants, also while one of them has none or has not responded', () => {
    const newest = anIncident({ lastUpdate: anInstant('2026-11-20T10:46:00Z') });
    const older = anIncident({ lastUpdate: anInstant('2026-11-20T09:00:00Z') });
    const sum = completenessOf([
      aReading({ list: { incidents: [older] } }),
      aReading({ list: { incidents: [newest, older] } }),
      aReading({ list: { incidents: [], completeAsOf: null } }),
      aReading({ list: null }),
    ]);
    expect(sum.newestChange?.raw).toBe('2026-11-20T10:46:00Z');
    expect(completenessOf([aReading({ list: null })]).newestChange).toBeNull();
  });

  it('is as of no moment while a tenant has not caught up once', () => {
    expect(completenessOf([aReading(), aReading({ list: null })]).completeAsOf).toBeNull();
    expect(completenessOf([aReading(), aReading({ list: { completeAsOf: null } })]).completeAsOf).toBeNull();
  });

  it('counts broken rows and tells where the list came without alerts or in overlapping pages', () => {
    const brokenRows = [{ position: 3, reason: 'no-id', excerpt: '{}' }] as const;
    expect(
      completenessOf([aReading({ list: { brokenRows, alertsIncluded: false, pagingMode: 'skip' } })]),
    ).toMatchObject({
      brokenRows: 1,
      lacksAlerts: true,
      usesOverlappingPages: true,
    });
  });

  it('is not complete over no tenant at all', () => {
    expect(completenessOf([])).toMatchObject({ loaded: 0, isComplete: false });
  });
});
