import { APIS } from '../../entra/apis.ts';
import type { EpochMs } from '../../std/time.ts';
import type { FailureMessage } from '../../ui/failure-message.ts';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { type CsvCell, serializeCsv } from '../export/serialize-csv.ts';
import { logEntries } from './change-log.ts';
import { editTexts, outcomeText } from './change-text.ts';
import { latestChangeText } from './latest-change-text.ts';
import type { TriageChange, TriageItem } from './triage-state.ts';

export type OutcomesCsvOptions = {
  readonly tenantName: (tenantId: string) => string;
  readonly describeFailure: (error: unknown) => FailureMessage;
  readonly isDemo: boolean;
};

const COLUMNS = [
  'Time (UTC)',
  'Tenant id',
  'Tenant',
  'API',
  'Id',
  'Incident',
  'Change',
  'Before',
  'After',
  'Outcome',
  'Reason',
  'Support details',
];

/**
 * The outcomes of changes as a CSV file, oldest first: one row per part of a change, and one per incident whose change was
 * cancelled. Texts of others are inert, and formulas escaped.
 */
export function outcomesCsv(
  outcomes: { readonly changes: readonly TriageChange[]; readonly cancelled: readonly TriageItem[] },
  options: OutcomesCsvOptions,
): { readonly name: string; readonly text: string } {
  const finished = outcomes.changes.filter(({ report }) => report !== null);
  const rows = [
    ...finished.flatMap((change) => rowsOf(change, options)),
    ...outcomes.cancelled.map((item) => [
      null,
      ...incidentCells(item, options),
      null,
      null,
      null,
      'Cancelled',
      'Nothing was sent.',
      null,
    ]),
  ];
  const withNote = (cells: readonly CsvCell[], note: string) => (options.isDemo ? [note, ...cells] : cells);
  const stamp = finished.at(-1)?.startedAt;
  const parts = [
    'incident-changes',
    ...(stamp === undefined ? [] : [fileStamp(stamp)]),
    ...(options.isDemo ? ['demo-data'] : []),
  ];
  return {
    name: `${parts.join('-')}.csv`,
    text: serializeCsv([withNote(COLUMNS, 'Note'), ...rows.map((row) => withNote(row, 'Demo data'))]),
  };
}

function incidentCells({ source, incident }: TriageItem, options: OutcomesCsvOptions): readonly CsvCell[] {
  return [
    source.tenantId,
    inertTextOf(options.tenantName(source.tenantId)),
    APIS[source.api].displayName,
    inertTextOf(incident.id),
    inertTextOf(incident.name),
  ];
}

function rowsOf(change: TriageChange, options: OutcomesCsvOptions): readonly (readonly CsvCell[])[] {
  const { report, item, startedAt, undoes, edit } = change;
  if (report === null) return [];
  const apiName = APIS[item.source.api].displayName;
  const { label, advice } = outcomeText(report, apiName, undoes !== null);
  const failure = report.error === null ? null : options.describeFailure(report.error);
  const reason = [failure === null ? '' : `${failure.heading}.`, latestChangeText(change), advice];
  const support = failure?.quote.map(({ name, value }) => `${name} ${inertTextOf(value, 80)}`).join(', ') ?? null;
  const sent = logEntries(change);
  const entries = sent.length > 0 ? sent : editTexts(edit).map((part) => ({ part, before: '', after: '' }));
  return entries.map(({ part, before, after }) => [
    new Date(startedAt).toISOString(),
    ...incidentCells(item, options),
    undoes === null ? part : `Undo: ${part}`,
    before,
    after,
    label,
    reason.filter((text) => text !== '').join(' '),
    support,
  ]);
}

/** `20261120T100000Z`. */
function fileStamp(at: EpochMs): string {
  return new Date(at).toISOString().replace(/\.\d+/, '').replace(/[-:]/g, '');
}
