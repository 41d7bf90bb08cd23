import styles from './code-block.module.css';
import { CopyButton } from './copy-button.tsx';

/**
 * What is sent, or to be copied; scrolls inside itself. Prints `text` as it is: attacker-made text must be made inert
 * before. `label` names the thing: the copy button becomes `Copy {label}`.
 */
export function CodeBlock(props: { text: string; label: string }) {
  return (
    <div className={styles.block}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre tabIndex={0} role="region" aria-label={props.label}>
        {props.text}
      </pre>
      <span className={styles.copy}>
        <CopyButton text={props.text} label={`Copy ${props.label}`} />
      </span>
    </div>
  );
}
