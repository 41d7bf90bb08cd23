import { Copy16Regular } from '@fluentui/react-icons/headless/svg/copy';
import { Button } from './button.tsx';
import type { ButtonKind } from './button-class.ts';
import { useCopy } from './use-copy.ts';
import { VisuallyHidden } from './visually-hidden.tsx';

/** A labelled button that creates a text on click and copies it. Its label reports the outcome. */
export function CopyTextButton(props: { text: () => string; kind?: ButtonKind; children: string }) {
  const { state, copy } = useCopy();
  return (
    <span>
      <Button
        size="small"
        kind={props.kind ?? 'outline'}
        icon={<Copy16Regular />}
        onClick={() => void copy(props.text())}
      >
        {state === 'idle' ? props.children : state === 'copied' ? 'Copied' : 'Copy failed'}
      </Button>
      <span aria-live="polite">
        <VisuallyHidden>{state === 'copied' ? `${props.children}: copied` : ''}</VisuallyHidden>
      </span>
    </span>
  );
}
