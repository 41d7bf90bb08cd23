import { Copy16Regular } from '@fluentui/react-icons/headless/svg/copy';
import { useState } from 'react';
import { Button } from './button.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

/** A labelled button that creates a text on click, copies it, and reports whether the browser allowed that. */
export function CopyTextButton(props: { text: () => string; children: string }) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(props.text());
      setState('copied');
    } catch {
      setState('failed');
    }
  };
  return (
    <span>
      <Button size="small" icon={<Copy16Regular />} onClick={() => void copy()}>
        {state === 'idle' ? props.children : state === 'copied' ? 'Copied' : 'Not copied'}
      </Button>
      <span aria-live="polite">
        <VisuallyHidden>{state === 'copied' ? `${props.children}: copied` : ''}</VisuallyHidden>
      </span>
    </span>
  );
}
