import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ChangeResponse } from '../../http/change-protected-resource.ts';
import { NetworkError } from '../../http/network-error.ts';
import { epochMs } from '../../std/time.ts';
import { changeableValues } from '../model/incident-change.ts';
import { type ChangeEffects, changeIncident } from './change-incident.ts';
import type { ChangeReport } from './change-report.ts';
import { editedValues, type IncidentEdit, isSameValue } from './incident-edit.ts';
import { anIncident, anIncidentService, plannedChanges } from './incident-model.fixture.ts';
import { undoOf } from './undo-change.ts';

/** What happens to a request: also applied although it reports a failure, ignored although it reports success. */
const FAULTS = ['none', 'applied-500', 'failed-500', 'ignored', 'applied-later', 'refused'] as const;
type Fault = (typeof FAULTS)[number];

const tag = fc.constantFrom('Payroll', 'VIP', 'Reviewed');
const edit: fc.Arbitrary<IncidentEdit> = fc.record(
  {
    status: fc.constantFrom('active', 'inProgress', 'resolved'),
    assignedTo: fc.constantFrom<string | null>(null, 'analyst@soc.example', 'responder@soc.example'),
    classification: fc.constantFrom(
      { classification: 'truePositive', determination: 'phishing' },
      { classification: 'falsePositive', determination: 'notMalicious' },
    ),
    tags: fc.record({ add: fc.uniqueArray(tag, { maxLength: 2 }), remove: fc.uniqueArray(tag, { maxLength: 1 }) }),
    comment: fc.constant('to be numbered'),
  },
  { requiredKeys: [] },
);
const step = fc.record({
  edit,
  faults: fc.array(fc.constantFrom(...FAULTS), { minLength: 2, maxLength: 2 }),
  undoes: fc.boolean(),
});
const editor = fc.record({ steps: fc.array(step, { minLength: 1, maxLength: 3 }), isSplit: fc.boolean() });

const context = { kind: 'user', tenantId: 't-1', operation: 'update-incident', origin: 'https://api.example' } as const;
const lost = new NetworkError('timed-out', context);

type Finished = {
  readonly by: string;
  readonly base: ReturnType<typeof anIncident>;
  readonly edit: IncidentEdit;
  readonly report: ChangeReport;
  readonly change: string;
  readonly isUndo: boolean;
};

/** Lets two editors change one incident. The scheduler decides the order of every request's arrival and response. */
async function run(
  scheduler: fc.Scheduler,
  editors: readonly (typeof editor extends fc.Arbitrary<infer T> ? T : never)[],
) {
  let time = 0;
  const clock = () => epochMs(++time);
  const service = anIncidentService(anIncident(), clock);
  const finished: Finished[] = [];
  const later: Promise<void>[] = [];
  const signal = new AbortController().signal;

  async function edits(name: string, { steps, isSplit }: (typeof editors)[number]) {
    // The user sees the incident once and works from that until their own change shows a newer one.
    let seen = service.current();
    for (const [index, { edit: wanted, faults, undoes }] of steps.entries()) {
      const pending: Fault[] = [...faults];
      let change = `${name} ${index}`;
      const effects: ChangeEffects = {
        clock,
        delay: () => scheduler.schedule(Promise.resolve(), `${name} waits`).then(() => undefined),
        readIncident: async () => {
          await scheduler.schedule(Promise.resolve(), `${name} reads`);
          const incident = service.current();
          await scheduler.schedule(Promise.resolve(), `${name} has read`);
          return incident;
        },
        writer: {
          requestsFor: (_id, change) => plannedChanges(change, isSplit),
          send: async ({ part }): Promise<ChangeResponse> => {
            await scheduler.schedule(Promise.resolve(), `${name} sends`);
            const fault = pending.shift() ?? 'none';
            // `refused` stands for a lost request here too: both apply nothing.
            if (fault === 'none' || fault === 'applied-500') service.apply(part, name, change);
            const arriving = change;
            if (fault === 'applied-later') {
              later.push(
                scheduler
                  .schedule(Promise.resolve(), `${name} arrives late`)
                  .then(() => service.apply(part, name, arriving)),
              );
            }
            await scheduler.schedule(Promise.resolve(), `${name} gets a response`);
            if (fault === 'none' || fault === 'ignored') return { kind: 'accepted', body: {}, requestId: null };
            return fault === 'refused' ? { kind: 'not-sent', error: lost } : { kind: 'unknown', error: lost };
          },
        },
      };
      const numbered = wanted.comment === undefined ? wanted : { ...wanted, comment: change };
      const report = await changeIncident(effects, { base: seen, edit: numbered }, { signal });
      finished.push({ by: name, base: seen, edit: numbered, report, change, isUndo: false });
      seen = report.after ?? report.before ?? seen;
      const undo = undoes ? undoOf(report) : null;
      if (undo === null) continue;
      change = `${change} undone`;
      const undone = await changeIncident(effects, undo, { signal });
      finished.push({ by: name, base: undo.base, edit: undo.edit, report: undone, change, isUndo: true });
      seen = undone.after ?? undone.before ?? seen;
    }
  }

  const all = Promise.all(editors.map((each, index) => edits(index === 0 ? 'A' : 'B', each)));
  await scheduler.waitFor(all);
  await scheduler.waitAll();
  await Promise.all(later);
  return { service, finished };
}

test('law: no silent overwrite, no comment twice, no undo over a later change (10,000 schedules of two editors)', async () => {
  const seen = { conflicts: 0, undone: 0, unknown: 0, inWindow: 0 };
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.tuple(editor, editor), async (scheduler, editors) => {
      const { service, finished } = await run(scheduler, editors);
      for (const { report, edit: wanted, base } of finished) {
        if (report.outcome === 'conflict') seen.conflicts += 1;
        if (report.outcome === 'unknown') seen.unknown += 1;
        // What was confirmed is what was wanted.
        for (const { part, state } of report.parts) {
          if (state !== 'applied' || part === 'comment' || report.before === null) continue;
          const wantedValues = editedValues(changeableValues(report.before), wanted);
          expect(isSameValue(part, { ...wantedValues, ...report.sent }, wantedValues)).toBe(true);
        }
        // Whatever was sent for a field was compared with what the user saw. Tags are merged instead.
        if (report.before === null) continue;
        for (const field of ['status', 'assignedTo', 'classification'] as const) {
          if (report.sent[field] === undefined) continue;
          expect(isSameValue(field, changeableValues(report.before), changeableValues(base))).toBe(true);
        }
      }
      for (const { by, change, at, field, previous } of service.writes()) {
        if (previous.by === by || previous.by === 'nobody') continue;
        const report = finished.find((each) => each.change === change)?.report;
        const window = report?.window ?? { from: 0, to: 0 };
        // The other editor's write was read before this one was sent, so it was compared.
        if (previous.at < window.from) continue;
        seen.inWindow += 1;
        // Otherwise it is in the window that the report names, or this request arrived after its response was lost,
        // which the report says too.
        const part = report?.parts.find((each) => each.part === field);
        expect(at <= window.to || part?.response === 'unknown').toBe(true);
      }
      const texts = service.current().comments.map(({ text }) => text);
      expect(new Set(texts).size).toBe(texts.length);
      for (const { report, isUndo, base } of finished) {
        if (!isUndo || report.before === null) continue;
        if (report.outcome === 'applied') seen.undone += 1;
        const changedSince = (['status', 'assignedTo', 'classification'] as const).filter(
          (field) =>
            report.edit[field] !== undefined &&
            report.before !== null &&
            !isSameValue(field, changeableValues(report.before), changeableValues(base)),
        );
        for (const field of changedSince) expect(report.sent[field]).toBeUndefined();
      }
    }),
    { numRuns: 10_000 },
  );
  // The schedules reach every case that the law is about.
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(100);
}, 120_000);
