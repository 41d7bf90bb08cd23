import * as v from 'valibot';
import type { Incident } from '../model/incident.ts';
import type { BrokenRow, PageRow } from '../model/response-page.ts';
import type { Dialect } from './dialect.ts';
import { isWireObject, Text } from './wire-values.ts';

const Envelope = v.object({ value: v.array(v.unknown()), '@odata.nextLink': v.exactOptional(v.unknown()) });

const MAX_EXCERPT_LENGTH = 2_000;

export type ParsedPage = {
  readonly rows: readonly PageRow[];
  readonly brokenRows: readonly BrokenRow[];
  /** All rows, including the broken ones. */
  readonly rowCount: number;
  /** As sent, unchecked. */
  readonly nextLink: unknown;
};

/** Parses a list response: every row becomes either an incident or a broken row. `null` if it is not a list. Never throws. */
export function parsePage(dialect: Dialect, body: unknown, tenantId: string): ParsedPage | null {
  const envelope = v.safeParse(Envelope, body);
  if (!envelope.success) return null;
  const rows: PageRow[] = [];
  const brokenRows: BrokenRow[] = [];
  envelope.output.value.forEach((row, position) => {
    const parsed = parseRow(dialect, row, tenantId);
    if (typeof parsed === 'string') brokenRows.push({ position, reason: parsed, excerpt: excerptOf(row) });
    else rows.push(parsed);
  });
  return { rows, brokenRows, rowCount: envelope.output.value.length, nextLink: envelope.output['@odata.nextLink'] };
}

/** Parses the response with one incident. `null` if it is not one. Never throws. */
export function parseIncident(dialect: Dialect, body: unknown, tenantId: string): Incident | null {
  const parsed = parseRow(dialect, body, tenantId);
  return typeof parsed === 'string' ? null : parsed.incident;
}

function parseRow(dialect: Dialect, row: unknown, tenantId: string): PageRow | BrokenRow['reason'] {
  if (!isWireObject(row)) return 'not-an-object';
  const id = v.parse(Text, dialect.idOf(row));
  return id === null || id.trim() === '' ? 'no-id' : dialect.parseRow(row, id, tenantId);
}

function excerptOf(row: unknown): string {
  try {
    return JSON.stringify(row).slice(0, MAX_EXCERPT_LENGTH);
  } catch {
    // Nested too deeply for the call stack.
    return '';
  }
}
