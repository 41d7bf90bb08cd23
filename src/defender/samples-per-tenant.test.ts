import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import type { Api } from '../entra/clouds.ts';
import { incidentListQuery } from './incident-queries.ts';
import { anAccess, anIncidentSource } from './incident-source.fixture.ts';
import graphSample from './samples/graph-list-incidents.docs.json';
import graphAlertsSample from './samples/graph-list-incidents-expand-alerts.docs.json';
import xdrSample from './samples/xdr-list-incidents.docs.json';
import xdrCapture from './samples/xdr-list-incidents.xsoar-testdata.excerpt.json';

/** Three tenants per API. Two of them have the same response, so the same incident ids. */
const TENANTS: {
  readonly [A in Api]: readonly (readonly [tenantId: string, sample: object, ids: readonly string[]])[];
} = {
  'defender-xdr': [
    ['a', xdrSample, ['924565', '924521', '924518']],
    ['b', xdrCapture, ['264', '243', '263']],
    ['c', xdrSample, ['924565', '924521', '924518']],
  ],
  'graph-security': [
    ['a', graphSample, ['2972395']],
    ['b', graphAlertsSample, ['2972395']],
    ['c', graphSample, ['2972395']],
  ],
};

/** A plain service: the recorded body for the first page, and an empty page for every other. Knows nothing of filters. */
function serve(sample: object, url: string): Response {
  const isFirst = (new URL(url).searchParams.get('$skip') ?? '0') === '0';
  return Response.json(isFirst ? sample : { value: [] });
}

describe.each(['defender-xdr', 'graph-security'] as const)('the recorded responses of %s, one per tenant', (api) => {
  it('are read as each tenant’s own incidents, also where two tenants have the same ids', async () => {
    const client = new QueryClient();
    const sources = TENANTS[api].map(([tenantId, sample]) =>
      anIncidentSource(api, async (url) => serve(sample, String(url)), { access: anAccess({ tenantId }) }),
    );
    const lists = await Promise.all(sources.map((source) => client.fetchQuery(incidentListQuery(source))));
    for (const [index, [tenantId, , ids]] of TENANTS[api].entries()) {
      const list = lists[index];
      expect(list?.incidents.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
      expect(new Set(list?.incidents.map((incident) => incident.tenantId))).toEqual(new Set([tenantId]));
      expect(list?.brokenRows).toEqual([]);
    }
    client.clear();
  });
});
