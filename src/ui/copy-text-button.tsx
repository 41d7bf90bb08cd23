import { Copy16Regular } from '@fluentui/react-icons/headless/svg/copy';
import { Button } from './button.tsx';
import type { ButtonKind } from './button-class.ts';
import styles from './copy-button.module.css';
import { useCopy } from './use-copy.ts';
import { VisuallyHidden } from './visually-hidden.tsx';

/** A labelled button that creates a text on click and copies it. Its label reports the outcome and keeps its width. */
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
        <span className={styles.stack}>
          <span data-hidden={state !== 'idle'}>{props.children}</span>
          <span data-hidden={state !== 'copied'}>Copied</span>
          {state === 'failed' ? <span>Copy failed</span> : null}
        </span>
      </Button>
      <span aria-live="polite">
        <VisuallyHidden>{state === 'copied' ? `${props.children}: copied` : ''}</VisuallyHidden>
      </span>
    </span>
  );
}
