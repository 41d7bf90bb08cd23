import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { loadAllIncidents, stopLoadingAll } from '../../defender/incident-queries.ts';
import type { SourceReading } from '../rows/source-reading.ts';
import type { ExportFormat } from './export-file.ts';

/** An export that waits until everything is read. */
type WaitingExport = { readonly format: ExportFormat; readonly isRead: boolean };

/**
 * Exports that have to read on first. `onRead` is called once, with everything that could be read; not after `cancel`,
 * which also stops reading on.
 */
export function useExports(options: {
  readonly readings: readonly SourceReading[];
  readonly onRead: (format: ExportFormat) => void;
}): {
  readonly waiting: ExportFormat | null;
  readonly loadAndExport: (format: ExportFormat) => void;
  readonly cancel: () => void;
} {
  const client = useQueryClient();
  const [waiting, setWaiting] = useState<WaitingExport | null>(null);
  const paused = options.readings.filter((reading) => reading.list?.progress === 'paused');
  const finish = useEffectEvent((format: ExportFormat) => options.onRead(format));
  // The rows are known only in the rendering after the last page came.
  useEffect(() => {
    if (waiting?.isRead !== true) return;
    setWaiting(null);
    finish(waiting.format);
  }, [waiting]);
  return {
    waiting: waiting?.format ?? null,
    loadAndExport: (format) => {
      const started = { format, isRead: false };
      setWaiting(started);
      void Promise.all(paused.map(({ source }) => loadAllIncidents(client, source))).then(() =>
        setWaiting((now) => (now === started ? { ...started, isRead: true } : now)),
      );
    },
    cancel: () => {
      setWaiting(null);
      for (const { source, isReading } of options.readings) if (isReading) void stopLoadingAll(client, source);
    },
  };
}
