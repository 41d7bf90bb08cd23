import { Checkmark16Regular } from '@fluentui/react-icons/headless/svg/checkmark';
import { Copy16Regular } from '@fluentui/react-icons/headless/svg/copy';
import { useState } from 'react';
import styles from './copy-button.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

/**
 * Copies `text` unchanged. Pass the text as displayed, never raw attacker-controlled text: a pasted line break runs a
 * command in a terminal. Shows `Copy failed` when the browser denies clipboard access.
 */
export function CopyButton(props: { text: string; label: string }) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(props.text);
      setState('copied');
    } catch {
      setState('failed');
    }
  };
  return (
    <button
      type="button"
      className={styles.copy}
      data-state={state}
      aria-label={props.label}
      title={props.label}
      onClick={() => void copy()}
      onBlur={() => setState('idle')}
    >
      {state === 'copied' ? <Checkmark16Regular /> : <Copy16Regular />}
      <span aria-live="polite">
        {state === 'copied' ? <VisuallyHidden>Copied</VisuallyHidden> : state === 'failed' ? 'Copy failed' : null}
      </span>
    </button>
  );
}
