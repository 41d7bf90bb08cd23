import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { ExplainDialog } from './explain-dialog.tsx';
import type { FilterContext } from './queue-filter.ts';
import type { QueueView } from './queue-view.ts';
import type { SourceReading } from './source-reading.ts';

/** The way to what is asked of the server and what is done after loading. */
export function ExplainButton(props: { readings: readonly SourceReading[]; view: QueueView; context: FilterContext }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button size="small" kind="plain" onClick={() => setIsOpen(true)}>
        Explain
      </Button>
      {isOpen ? <ExplainDialog {...props} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}
