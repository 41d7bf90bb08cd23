import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** A view may have 50,000 rows, which no one prints on purpose. */
export const MAX_PRINTED_ROWS = 1_000;

/** Whether the page is laid out for paper. Rows that scroll into view on a screen must all be in the document by then. */
export function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(() => window.matchMedia('print').matches);
  useEffect(() => {
    // The browser lays the page out as soon as the listener returns.
    const start = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    const media = window.matchMedia('print');
    const change = () => setPrinting(media.matches);
    window.addEventListener('beforeprint', start);
    window.addEventListener('afterprint', end);
    media.addEventListener('change', change);
    return () => {
      window.removeEventListener('beforeprint', start);
      window.removeEventListener('afterprint', end);
      media.removeEventListener('change', change);
    };
  }, []);
  return isPrinting;
}
