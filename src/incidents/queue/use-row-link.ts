import type { ReactNode } from 'react';
import { useDocumentKeys } from '../../ui/use-document-keys.ts';
import { useCopyLink } from '../labels/copy-link.tsx';
import type { QueueRow } from '../rows/queue-row.ts';
import { incidentLink } from '../views/incident-view.ts';

/** Copies a link to the focused row with the key `l`. Returns the feedback to render. */
export function useRowLink(options: {
  readonly rows: readonly QueueRow[];
  /** An open panel copies the link to its own incident. */
  readonly isPanelOpen: boolean;
  readonly pageAddress: string;
}): ReactNode {
  const { rows, isPanelOpen, pageAddress } = options;
  const { copyLink, feedback } = useCopyLink();
  useDocumentKeys((event) => {
    if (event.key !== 'l' || isPanelOpen || !(event.target instanceof Element)) return;
    const key = event.target.closest('[data-key]')?.getAttribute('data-key');
    const row = rows.find((candidate) => candidate.key === key);
    if (row === undefined) return;
    event.preventDefault();
    void copyLink(incidentLink(pageAddress, row.incident));
  });
  return feedback;
}
