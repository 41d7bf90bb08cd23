import { areAlertsKnown, firstActivityOf, lastActivityOf, techniquesOf } from '../../defender/model/incident-facts.ts';
import { incidentPortalUrl } from '../../defender/model/portal-url.ts';
import type { Instant } from '../../std/instant.ts';
import { type EpochMs, SECOND_MS } from '../../std/time.ts';
import { limitDepth, MAX_JSON_LEVELS } from '../json/limit-depth.ts';
import { classificationLabel, determinationLabel, severityLabel, statusLabel } from '../labels/incident-labels.ts';
import type { QueueRow } from '../rows/queue-row.ts';
import { type CsvCell, serializeCsv } from './serialize-csv.ts';

export const EXPORT_FORMATS = ['csv', 'json', 'ndjson'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Metadata written into an export. */
export type ExportFacts = {
  readonly now: EpochMs;
  /** All requested tenants, including those without rows. */
  readonly tenantIds: readonly string[];
  readonly portalOrigin: string;
  readonly isDemo: boolean;
  /** Describes what is missing; `null` if the export is complete. */
  readonly missing: string | null;
  /** No change before this time is missing; `null` if unknown. */
  readonly completeAsOf: Instant | null;
};

export type ExportFile = { readonly name: string; readonly text: readonly string[] };

const DEMO_NOTE = 'Demo data';
const TENANT_ID_LENGTH = 8;

/**
 * Writes the rows to a file, in their order. JSON and NDJSON contain each incident as the API sent it. CSV contains the
 * columns of the queue, with times in UTC and formulas escaped. A demo or partial export is marked in its name, in
 * every CSV row and NDJSON line, and at the start of JSON.
 */
export function exportFile(rows: readonly QueueRow[], format: ExportFormat, facts: ExportFacts): ExportFile {
  if (format === 'csv') return { name: exportFileName(format, facts), text: [csvText(rows, facts)] };
  const entries = rows.map(entryOf);
  const jsonFacts = { ...facts, missing: missingIn(entries, facts) };
  const name = exportFileName(format, jsonFacts);
  if (format === 'json') return { name, text: jsonText(entries, jsonFacts) };
  const note = noteOf(jsonFacts);
  const about = {
    ...(note === null ? {} : { note }),
    ...(jsonFacts.missing === null ? {} : { complete: false }),
  };
  return { name, text: entries.map((entry) => `${JSON.stringify({ ...about, ...entry })}\n`) };
}

/** `incidents-<first 8 characters of the tenant id>-<UTC>.<format>`, or the number of tenants in place of the id. */
export function exportFileName(format: ExportFormat, facts: ExportFacts): string {
  const [first = ''] = facts.tenantIds;
  const id = first.toLowerCase().replace(/[^0-9a-f]/g, '');
  const tenant = facts.tenantIds.length === 1 ? id.slice(0, TENANT_ID_LENGTH) : `${facts.tenantIds.length}-tenants`;
  const parts = [
    'incidents',
    tenant,
    utc(facts.now).replace(/[-:]/g, ''),
    ...(facts.isDemo ? ['demo-data'] : []),
    ...(facts.missing === null ? [] : ['partial']),
  ];
  return `${parts.join('-')}.${format}`;
}

function noteOf(facts: ExportFacts): string | null {
  const notes = [
    ...(facts.isDemo ? [DEMO_NOTE] : []),
    ...(facts.missing === null ? [] : [`Partial: ${facts.missing}`]),
  ];
  return notes.length === 0 ? null : notes.join('. ');
}

type Entry = { readonly tenantId: string; readonly api: string; readonly omitted?: string; readonly incident: unknown };

/** One incident that is nested too deeply must not prevent the export, nor make the file unreadable for other tools. */
function entryOf({ incident }: QueueRow): Entry {
  const { value, isLimited } = limitDepth(incident.raw);
  const omitted = isLimited ? { omitted: `Values nested more than ${MAX_JSON_LEVELS} levels deep` } : {};
  return { tenantId: incident.tenantId, api: incident.api, ...omitted, incident: value };
}

/** Adds the number of incidents that lack their deepest values to what the facts list as missing. */
function missingIn(entries: readonly Entry[], { missing }: ExportFacts): string | null {
  const limited = entries.filter(({ omitted }) => omitted !== undefined).length;
  if (limited === 0) return missing;
  const incidents = limited === 1 ? '1 incident lacks' : `${limited} incidents lack`;
  const reason = `${incidents} values nested more than ${MAX_JSON_LEVELS} levels deep`;
  return missing === null ? reason : `${missing}, ${reason}`;
}

/** Returns parts, because the text of a large tenant would exceed the maximum string length. */
function jsonText(entries: readonly Entry[], facts: ExportFacts): readonly string[] {
  const about = {
    note: noteOf(facts),
    exportedAt: utc(facts.now),
    complete: facts.missing === null,
    completeAsOf: facts.completeAsOf?.raw ?? null,
    tenantIds: facts.tenantIds,
    count: entries.length,
  };
  const items = entries.map((entry, index) => `${index === 0 ? '' : ','}\n    ${JSON.stringify(entry)}`);
  return [`${JSON.stringify(about, null, 2).slice(0, -2)},\n  "incidents": [`, ...items, '\n  ]\n}\n'];
}

const COLUMNS: readonly { readonly name: string; readonly cell: (row: QueueRow, facts: ExportFacts) => CsvCell }[] = [
  { name: 'Tenant id', cell: ({ incident }) => incident.tenantId },
  { name: 'Tenant', cell: (row) => row.tenantName },
  { name: 'Id', cell: ({ incident }) => incident.id },
  { name: 'Incident', cell: ({ incident }) => incident.name },
  { name: 'Severity', cell: ({ incident }) => severityLabel(incident.severity) },
  { name: 'Status', cell: ({ incident }) => statusLabel(incident.status) },
  { name: 'Assigned to', cell: ({ incident }) => incident.assignedTo },
  { name: 'Active alerts', cell: (row) => (areAlertsKnown(row.incident) ? row.activeAlerts : null) },
  { name: 'Alerts', cell: ({ incident }) => (areAlertsKnown(incident) ? incident.alerts.length : null) },
  { name: 'Impacted assets', cell: (row) => joined(assetNames(row)) },
  { name: 'Sources', cell: (row) => joined(row.sources) },
  { name: 'Categories', cell: (row) => joined(row.categories) },
  { name: 'MITRE techniques', cell: ({ incident }) => joined(techniquesOf(incident)) },
  { name: 'Tags', cell: (row) => joined(row.tags) },
  { name: 'Last update (UTC)', cell: ({ incident }) => moment(incident.lastUpdate) },
  { name: 'Created (UTC)', cell: ({ incident }) => moment(incident.created) },
  { name: 'First activity (UTC)', cell: ({ incident }) => moment(firstActivityOf(incident)) },
  { name: 'Last activity (UTC)', cell: ({ incident }) => moment(lastActivityOf(incident)) },
  { name: 'Classification', cell: ({ incident }) => classificationLabel(incident.classification) },
  { name: 'Determination', cell: ({ incident }) => determinationLabel(incident.determination) },
  { name: 'Redirected to', cell: ({ incident }) => incident.redirectedTo },
  { name: 'Portal', cell: ({ incident }, facts) => incidentPortalUrl(incident, facts.portalOrigin) },
];

function csvText(rows: readonly QueueRow[], facts: ExportFacts): string {
  const note = noteOf(facts);
  const withNote = (cells: readonly CsvCell[], first: string) => (note === null ? cells : [first, ...cells]);
  return serializeCsv([
    withNote(
      COLUMNS.map((column) => column.name),
      'Note',
    ),
    ...rows.map((row) =>
      withNote(
        COLUMNS.map((column) => column.cell(row, facts)),
        note ?? '',
      ),
    ),
  ]);
}

/** A user and a mailbox often have the same name. */
function assetNames({ assets }: QueueRow): readonly string[] {
  return [...new Map(assets.map(({ name }) => [name.toLowerCase(), name])).values()];
}

function joined(values: readonly string[]): string {
  return values.join('; ');
}

/** ISO 8601 in UTC with milliseconds. */
function moment(instant: Instant | null): string | null {
  if (instant === null) return null;
  const date = new Date(instant.epochMs);
  return Number.isNaN(date.getTime()) ? instant.raw : date.toISOString();
}

function utc(at: EpochMs): string {
  return new Date(at - (at % SECOND_MS)).toISOString().replace('.000', '');
}
