import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import type { FilterContext } from '../rows/queue-filter.ts';
import type { SourceReading } from '../rows/source-reading.ts';
import type { QueueView } from '../views/queue-view.ts';
import { ExplainDialog } from './explain-dialog.tsx';

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
