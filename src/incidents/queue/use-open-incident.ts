import { type RefObject, useEffect, useRef } from 'react';
import type { IncidentPanelHandle } from '../panel/incident-panel.tsx';
import type { QueueRow } from '../rows/queue-row.ts';
import type { IncidentTableHandle } from '../table/incident-table.tsx';
import type { QueueViewChange } from '../views/queue-view.ts';

type OpenIncident = {
  readonly table: RefObject<IncidentTableHandle | null>;
  readonly panel: RefObject<IncidentPanelHandle | null>;
  /** Where the open incident is among the queue's rows; `null` if it is not one of them. */
  readonly place: { readonly position: number; readonly total: number } | null;
  readonly open: (key: string, focus: 'panel' | 'list') => void;
  /** Closes the panel and returns the focus to its row. */
  readonly close: () => void;
  readonly move: (step: 1 | -1) => void;
};

/**
 * Opens, closes and moves the side panel, and moves the focus between panel and table. The open incident is in the URL.
 */
export function useOpenIncident(options: {
  readonly openKey: string;
  readonly rows: readonly QueueRow[];
  readonly changeView: (change: QueueViewChange, how?: { readonly history: 'push' | 'replace' }) => void;
}): OpenIncident {
  const { openKey, rows, changeView } = options;
  const table = useRef<IncidentTableHandle>(null);
  const panel = useRef<IncidentPanelHandle>(null);
  const focusesPanel = useRef(false);
  // A panel that is opening is mounted only once the URL has changed.
  useEffect(() => {
    if (!focusesPanel.current || openKey === '') return;
    focusesPanel.current = false;
    panel.current?.focus();
  }, [openKey]);
  const position = openKey === '' ? -1 : rows.findIndex((row) => row.key === openKey);
  return {
    table,
    panel,
    place: position === -1 ? null : { position, total: rows.length },
    open: (key, focus) => {
      if (key !== openKey) {
        focusesPanel.current = focus === 'panel';
        changeView({ open: key }, { history: openKey === '' ? 'push' : 'replace' });
      } else if (focus === 'panel') panel.current?.focus();
    },
    close: () => {
      changeView({ open: '' });
      table.current?.focusOpenRow();
    },
    move: (step) => {
      focusesPanel.current = false;
      // Quick steps add up: each starts from the newest view, which may not be rendered yet.
      changeView((newest) => {
        const from = rows.findIndex((row) => row.key === newest.open);
        return { open: (from === -1 ? undefined : rows[from + step])?.key ?? newest.open };
      });
    },
  };
}
