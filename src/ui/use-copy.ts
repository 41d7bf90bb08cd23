import { useState } from 'react';

type CopyState = 'idle' | 'copied' | 'failed';

/** Returns a function that copies a text to the clipboard, and its outcome. Browsers can deny clipboard access. */
export function useCopy(): {
  readonly state: CopyState;
  readonly copy: (text: string) => Promise<void>;
  readonly reset: () => void;
} {
  const [state, setState] = useState<CopyState>('idle');
  return {
    state,
    copy: async (text) => {
      try {
        await navigator.clipboard.writeText(text);
        setState('copied');
      } catch {
        setState('failed');
      }
    },
    reset: () => setState('idle'),
  };
}
