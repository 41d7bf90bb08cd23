import * as v from 'valibot';
import { MINUTE_MS, SECOND_MS } from '../../std/time.ts';
import { COLUMN_IDS, COLUMNS, type ColumnId, type QueueColumn, REQUIRED_COLUMNS } from './queue-columns.ts';

/** The user's preferences for the table. They contain no incident data. */
export type TableSettings = {
  /** Every column once. */
  readonly order: readonly ColumnId[];
  /** Columns that the user showed or hid. The others collapse when the list is too narrow for them. */
  readonly choices: Readonly<Partial<Record<ColumnId, 'shown' | 'hidden'>>>;
  /** In rem, for columns that the user resized. */
  readonly widths: Readonly<Partial<Record<ColumnId, number>>>;
  readonly density: 'compact' | 'comfortable';
  readonly refreshEveryMs: number;
  /** `false`: no automatic refresh. */
  readonly isLive: boolean;
  /** Whether a change of one field that nobody else changed needs no review. */
  readonly skipsReview: boolean;
  /** Whether a change goes on to the next incident. */
  readonly goesOn: boolean;
};

export const REFRESH_INTERVALS: readonly number[] = [
  30 * SECOND_MS,
  MINUTE_MS,
  2 * MINUTE_MS,
  5 * MINUTE_MS,
  15 * MINUTE_MS,
];
export const MIN_WIDTH_REM = 3;
export const MAX_WIDTH_REM = 48;
/** The width of the column of checkboxes. */
export const SELECT_REM = 2.5;
/** The least width of the column that fills the remaining space: 280 px. */
const MIN_FILL_REM = 17.5;

export const DEFAULT_SETTINGS: TableSettings = {
  order: COLUMN_IDS,
  choices: {},
  widths: {},
  density: 'compact',
  refreshEveryMs: MINUTE_MS,
  isLive: true,
  skipsReview: false,
  goesOn: false,
};

const Id = v.picklist(COLUMN_IDS);
const Stored = v.object({
  order: v.fallback(v.array(v.fallback(v.nullable(Id), null)), []),
  choices: v.fallback(v.record(v.string(), v.unknown()), {}),
  widths: v.fallback(v.record(v.string(), v.unknown()), {}),
  density: v.fallback(v.picklist(['compact', 'comfortable']), DEFAULT_SETTINGS.density),
  refreshEveryMs: v.fallback(v.picklist(REFRESH_INTERVALS), DEFAULT_SETTINGS.refreshEveryMs),
  isLive: v.fallback(v.boolean(), true),
  skipsReview: v.fallback(v.boolean(), false),
  goesOn: v.fallback(v.boolean(), false),
});
const Choice = v.picklist(['shown', 'hidden']);
const Width = v.pipe(v.number(), v.minValue(MIN_WIDTH_REM), v.maxValue(MAX_WIDTH_REM));

/** Parses stored settings. Invalid values, and columns of other versions, fall back to the defaults one by one. */
export function parseTableSettings(stored: unknown): TableSettings {
  const parsed = v.safeParse(Stored, stored);
  if (!parsed.success) return DEFAULT_SETTINGS;
  const { order, choices, widths, ...rest } = parsed.output;
  return {
    ...rest,
    order: completeOrder(order.flatMap((id) => id ?? [])),
    choices: entriesOf(choices, (id, value) =>
      v.is(Choice, value) && !(value === 'hidden' && REQUIRED_COLUMNS.includes(id)) ? value : null,
    ),
    widths: entriesOf(widths, (id, value) => (COLUMNS[id].width !== null && v.is(Width, value) ? value : null)),
  };
}

/** The columns to show, in order. The tenant column is included only with `showsTenant`. */
export function columnsOf(settings: TableSettings, showsTenant: boolean): readonly QueueColumn[] {
  return settings.order
    .filter((id) => settings.choices[id] !== 'hidden' && (showsTenant || id !== 'tenant'))
    .map((id) => {
      const column = COLUMNS[id];
      return {
        id,
        ...column,
        collapse: settings.choices[id] === 'shown' ? null : column.collapse,
        width: settings.widths[id] ?? column.width,
      };
    });
}

/** The width in rem that the columns and the checkboxes need without truncating the incident's name further. */
export function leastWidth(columns: readonly QueueColumn[]): number {
  return columns.reduce((sum, column) => sum + (column.width ?? MIN_FILL_REM), SELECT_REM);
}

/** Moves a column one position up or down among the columns in `among`; the others keep their positions. */
export function movedColumn(
  order: readonly ColumnId[],
  id: ColumnId,
  step: 1 | -1,
  among: readonly ColumnId[],
): readonly ColumnId[] {
  const listed = order.filter((other) => among.includes(other));
  const neighbour = listed[listed.indexOf(id) + step];
  if (!listed.includes(id) || neighbour === undefined) return order;
  const others = order.filter((other) => other !== id);
  const position = others.indexOf(neighbour) + (step === 1 ? 1 : 0);
  return [...others.slice(0, position), id, ...others.slice(position)];
}

/** Inserts missing columns after the column they follow by default. */
function completeOrder(stored: readonly ColumnId[]): readonly ColumnId[] {
  const order = [...new Set(stored)];
  COLUMN_IDS.forEach((id, index) => {
    if (order.includes(id)) return;
    const before = COLUMN_IDS[index - 1];
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id);
  });
  return order;
}

function entriesOf<Value>(
  stored: Readonly<Record<string, unknown>>,
  parse: (id: ColumnId, value: unknown) => Value | null,
): Partial<Record<ColumnId, Value>> {
  const entries: Partial<Record<ColumnId, Value>> = {};
  for (const id of COLUMN_IDS) {
    const value = Object.hasOwn(stored, id) ? parse(id, stored[id]) : null;
    if (value !== null) entries[id] = value;
  }
  return entries;
}
