import { Checkmark16Regular } from '@fluentui/react-icons/headless/svg/checkmark';
import { Copy16Regular } from '@fluentui/react-icons/headless/svg/copy';
import styles from './copy-button.module.css';
import { useCopy } from './use-copy.ts';
import { VisuallyHidden } from './visually-hidden.tsx';

/**
 * Copies `text` unchanged. Pass the text as displayed, never raw attacker-controlled text: a pasted line break runs a
 * command in a terminal. Pass a function if the text is expensive to create. Shows `Copy failed` when the browser denies clipboard access.
 */
export function CopyButton(props: { text: string | (() => string); label: string }) {
  const { state, copy, reset } = useCopy();
  return (
    <button
      type="button"
      className={styles.copy}
      data-state={state}
      aria-label={props.label}
      title={props.label}
      onClick={() => void copy(typeof props.text === 'string' ? props.text : props.text())}
      onBlur={reset}
    >
      {state === 'copied' ? <Checkmark16Regular /> : <Copy16Regular />}
      <span aria-live="polite">
        {state === 'copied' ? <VisuallyHidden>Copied</VisuallyHidden> : state === 'failed' ? 'Copy failed' : null}
      </span>
    </button>
  );
}
