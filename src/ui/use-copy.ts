import { useState } from 'react';

type CopyState = 'idle' | 'copied' | 'failed';

/** Returns a function that copies a text to the clipboard, and its outcome. Browsers can deny clipboard access. */
export function useCopy(): {
  readonly state: CopyState;
  readonly copy: (text: string) => Promise<'copied' | 'failed'>;
  readonly reset: () => void;
} {
  const [state, setState] = useState<CopyState>('idle');
  return {
    state,
    copy: async (text) => {
      const outcome = await navigator.clipboard.writeText(text).then(
        () => 'copied' as const,
        () => 'failed' as const,
      );
      setState(outcome);
      return outcome;
    },
    reset: () => setState('idle'),
  };
}
