import { useQueryClient } from '@tanstack/react-query';
import { use, useEffect, useRef, useState } from 'react';
import { incidentListQuery, loadAllIncidents, stopLoadingAll } from '../../defender/incident-queries.ts';
import { ClockContext } from '../../ui/clock-provider.tsx';
import { completenessOf } from '../rows/completeness.ts';
import { loadedRows, NO_ROWS_LOADED } from '../rows/loaded-rows.ts';
import type { QueueRow } from '../rows/queue-row.ts';
import { type SourceState, sourceState } from '../rows/source-state.ts';
import { type ExportFile, type ExportFormat, exportFile } from './export-file.ts';
import { incompleteNote } from './incomplete-note.ts';

type QueueExport = {
  /** What an export of the loaded rows lacks; `null` if it is complete. */
  readonly missing: string | null;
  /** The format of an export that is waiting for the remaining incidents. */
  readonly waiting: ExportFormat | null;
  readonly exportRows: (rows: readonly QueueRow[], format: ExportFormat) => void;
  /** Exports every loaded row of the view, including rows that a refresh added and the table does not show yet. */
  readonly exportView: (format: ExportFormat) => void;
  /**
   * Loads the remaining incidents, then exports the view that was shown at the time of the call. Does not export after
   * `cancel`, nor once the component has unmounted.
   */
  readonly loadAndExport: (format: ExportFormat) => void;
  /** Also stops loading. */
  readonly cancel: () => void;
};

/** Exports rows to a file, with a note on what the file lacks. */
export function useQueueExport(options: {
  readonly states: readonly SourceState[];
  readonly toView: (rows: readonly QueueRow[]) => readonly QueueRow[];
  readonly portalOrigin: string;
  readonly isDemo: boolean;
  readonly onDownload: (file: ExportFile) => void;
  readonly onMessage: (message: string) => void;
}): QueueExport {
  const { states, toView } = options;
  const client = useQueryClient();
  const clock = use(ClockContext);
  const [waiting, setWaiting] = useState<ExportFormat | null>(null);
  /** Identifies the waiting export, so that an earlier one that was cancelled cannot finish in its place. */
  const run = useRef<object | null>(null);
  useEffect(
    () => () => {
      run.current = null;
    },
    [],
  );
  const download = (
    rows: readonly QueueRow[],
    format: ExportFormat,
    facts: { readonly states: readonly SourceState[]; readonly missing: string | null },
  ) => {
    if (clock === null) return;
    options.onDownload(
      exportFile(rows, format, {
        now: clock(),
        tenantIds: facts.states.map(({ source }) => source.tenantId),
        portalOrigin: options.portalOrigin,
        isDemo: options.isDemo,
        missing: facts.missing,
        completeAsOf: completenessOf(facts.states).completeAsOf,
      }),
    );
    options.onMessage(`${rows.length.toLocaleString('en')} incidents exported`);
  };
  const downloadView = (current: readonly SourceState[], format: ExportFormat) =>
    download(toView(rowsOf(current)), format, {
      states: current,
      missing: incompleteNote(completenessOf(current)),
    });
  return {
    missing: incompleteNote(completenessOf(states)),
    waiting,
    exportRows: (rows, format) => download(rows, format, { states, missing: null }),
    exportView: (format) => downloadView(states, format),
    loadAndExport: (format) => {
      const started = {};
      run.current = started;
      setWaiting(format);
      options.onMessage('Loading remaining incidents before export');
      const paused = states.filter(({ list }) => list?.progress === 'paused');
      void Promise.all(paused.map(({ source }) => loadAllIncidents(client, source))).then(() => {
        if (run.current !== started) return;
        run.current = null;
        setWaiting(null);
        // The last page is in the query cache before React renders it.
        const current = states.map(({ source, tenantName }) =>
          sourceState(source, tenantName, client.getQueryState(incidentListQuery(source).queryKey)),
        );
        downloadView(current, format);
      });
    },
    cancel: () => {
      run.current = null;
      setWaiting(null);
      for (const { source, isLoading } of states) if (isLoading) void stopLoadingAll(client, source);
    },
  };
}

function rowsOf(states: readonly SourceState[]): readonly QueueRow[] {
  const lists = states.map(({ list }) => list?.incidents ?? []);
  return loadedRows(
    NO_ROWS_LOADED,
    lists,
    states.map((state) => state.tenantName),
  ).rows;
}
