import { useState } from 'react';
import { loadedRows, NO_ROWS_LOADED } from './loaded-rows.ts';
import type { QueueRow } from './queue-row.ts';
import type { SourceReading } from './source-reading.ts';

const NOTHING_READ: readonly never[] = [];

/** The rows of everything read so far: the same list until something else was read. */
export function useLoadedRows(readings: readonly SourceReading[]): readonly QueueRow[] {
  const [loaded, setLoaded] = useState(NO_ROWS_LOADED);
  const next = loadedRows(
    loaded,
    readings.map(({ list }) => list?.incidents ?? NOTHING_READ),
    readings.map(({ tenantName }) => tenantName),
  );
  if (next !== loaded) setLoaded(next);
  return next.rows;
}
