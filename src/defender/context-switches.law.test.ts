import { QueryClient, QueryObserver } from '@tanstack/react-query';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Fetch } from '../http/protected-resource.ts';
import { incidentListQuery, incidentQuery } from './incident-queries.ts';
import { anAccess, anIncidentSource } from './incident-source.fixture.ts';

const CONTEXTS = [
  { tenantId: 'tenant-0', api: 'defender-xdr' },
  { tenantId: 'tenant-1', api: 'defender-xdr' },
  { tenantId: 'tenant-1', api: 'graph-security' },
] as const;

/** Each context's service has one incident, named after the context. Responses arrive in the order of the scheduler. */
function aSourceOf(index: number, scheduler: fc.Scheduler) {
  const { tenantId, api } = CONTEXTS[index] ?? CONTEXTS[0];
  const fetch: Fetch = async (input) => {
    await scheduler.schedule(Promise.resolve(), `response to context ${index}`);
    const id = new URL(input).pathname.split('/incidents/')[1] ?? '1';
    const moment = '2026-11-20T08:00:00Z';
    const name = `${id} of context ${index}`;
    const row =
      api === 'defender-xdr'
        ? { incidentId: Number(id), incidentName: name, createdTime: moment, lastUpdateTime: moment }
        : { id, displayName: name, createdDateTime: moment, lastUpdateDateTime: moment };
    return new Response(JSON.stringify(new URL(input).pathname.endsWith(`/incidents/${id}`) ? row : { value: [row] }));
  };
  return anIncidentSource(api, fetch, { access: anAccess({ tenantId, api }) });
}

const switches = fc.array(fc.nat({ max: CONTEXTS.length - 1 }), { minLength: 2, maxLength: 6 });

test('no order of responses shows the incidents of a tenant or API that the user has left', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), switches, async (scheduler, contexts) => {
      const sources = CONTEXTS.map((_context, index) => aSourceOf(index, scheduler));
      const client = new QueryClient();
      let current = 0;
      const mixed: string[] = [];
      const optionsOf = (index: number) => incidentListQuery(sources[index] ?? aSourceOf(index, scheduler));
      const observer = new QueryObserver(client, optionsOf(0));
      observer.subscribe(({ data }) => {
        const names = data?.incidents.map((incident) => incident.name ?? '') ?? [];
        mixed.push(...names.filter((name) => name !== `1 of context ${current}`));
      });
      const user = scheduler.scheduleSequence(
        contexts.map((index) => ({
          label: `switch to context ${index}`,
          builder: async () => {
            current = index;
            observer.setOptions(optionsOf(index));
          },
        })),
      );
      await scheduler.waitAll();
      await user.task;
      await scheduler.waitAll();
      await expect.poll(() => observer.getCurrentResult().fetchStatus, { interval: 1 }).toBe('idle');
      expect(observer.getCurrentResult().data?.incidents.map(({ name }) => name)).toEqual([`1 of context ${current}`]);
      expect(mixed).toEqual([]);
      client.clear();
    }),
    { numRuns: 300 },
  );
});

test('no order of responses shows another incident than the one that the user chose last', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 6 }),
      async (scheduler, ids) => {
        const source = aSourceOf(0, scheduler);
        const client = new QueryClient();
        let current = 1;
        const others: string[] = [];
        const observer = new QueryObserver(client, incidentQuery(source, '1'));
        observer.subscribe(({ data }) => {
          if (data !== undefined && data.id !== String(current)) others.push(data.id);
        });
        const user = scheduler.scheduleSequence(
          ids.map((id) => ({
            label: `choose ${id}`,
            builder: async () => {
              current = id;
              observer.setOptions(incidentQuery(source, String(id)));
            },
          })),
        );
        await scheduler.waitAll();
        await user.task;
        await scheduler.waitAll();
        await expect.poll(() => observer.getCurrentResult().fetchStatus, { interval: 1 }).toBe('idle');
        expect(observer.getCurrentResult().data?.id).toBe(String(current));
        expect(others).toEqual([]);
        client.clear();
      },
    ),
    { numRuns: 300 },
  );
});
