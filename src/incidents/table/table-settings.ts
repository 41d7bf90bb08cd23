import * as v from 'valibot';
import { MINUTE_MS, SECOND_MS } from '../../std/time.ts';
import { COLUMN_IDS, COLUMNS, type ColumnId, type QueueColumn, REQUIRED_COLUMNS } from './queue-columns.ts';

/** How a person wants the table: kept as a preference. Says nothing about what is in it. */
export type TableSettings = {
  /** Every column once. */
  readonly order: readonly ColumnId[];
  /** Columns that a person showed or hid; the others fold away where the list is too narrow for them. */
  readonly choices: Readonly<Partial<Record<ColumnId, 'shown' | 'hidden'>>>;
  /** In rem, for columns that a person made wider or narrower. */
  readonly widths: Readonly<Partial<Record<ColumnId, number>>>;
  readonly density: 'compact' | 'comfortable';
  readonly refreshEveryMs: number;
  /** `false`: refreshes only when asked to. */
  readonly isLive: boolean;
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

export const DEFAULT_SETTINGS: TableSettings = {
  order: COLUMN_IDS,
  choices: {},
  widths: {},
  density: 'compact',
  refreshEveryMs: MINUTE_MS,
  isLive: true,
};

const Id = v.picklist(COLUMN_IDS);
const Held = v.object({
  order: v.fallback(v.array(v.fallback(v.nullable(Id), null)), []),
  choices: v.fallback(v.record(v.string(), v.unknown()), {}),
  widths: v.fallback(v.record(v.string(), v.unknown()), {}),
  density: v.fallback(v.picklist(['compact', 'comfortable']), DEFAULT_SETTINGS.density),
  refreshEveryMs: v.fallback(v.picklist(REFRESH_INTERVALS), DEFAULT_SETTINGS.refreshEveryMs),
  isLive: v.fallback(v.boolean(), true),
});
const Choice = v.picklist(['shown', 'hidden']);
const Width = v.pipe(v.number(), v.minValue(MIN_WIDTH_REM), v.maxValue(MAX_WIDTH_REM));

/** Reads kept settings, value by value: whatever makes no sense, or is of a version that knew other columns, is as usual. */
export function parseTableSettings(held: unknown): TableSettings {
  const parsed = v.safeParse(Held, held);
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

/** The columns to show, in their order. The tenant's is there only where there is more than one. */
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

/** The order with the column moved one place up or down among those in `among`; the others keep their places. */
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
  const place = others.indexOf(neighbour) + (step === 1 ? 1 : 0);
  return [...others.slice(0, place), id, ...others.slice(place)];
}

/** Columns that the kept order does not know stand where they usually do: behind the one they usually follow. */
function completeOrder(kept: readonly ColumnId[]): readonly ColumnId[] {
  const order = [...new Set(kept)];
  COLUMN_IDS.forEach((id, index) => {
    if (order.includes(id)) return;
    const before = COLUMN_IDS[index - 1];
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id);
  });
  return order;
}

function entriesOf<Value>(
  held: Readonly<Record<string, unknown>>,
  read: (id: ColumnId, value: unknown) => Value | null,
): Partial<Record<ColumnId, Value>> {
  const entries: Partial<Record<ColumnId, Value>> = {};
  for (const id of COLUMN_IDS) {
    const value = Object.hasOwn(held, id) ? read(id, held[id]) : null;
    if (value !== null) entries[id] = value;
  }
  return entries;
}
