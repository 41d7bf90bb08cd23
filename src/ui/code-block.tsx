import styles from './code-block.module.css';
import { CopyButton } from './copy-button.tsx';

/**
 * What is sent, or to be copied; scrolls inside itself. Prints `text` as it is: attacker-made text must be made inert
 * before. `label` names the thing: the copy button becomes `Copy {label}`. What is `unfinished` is shown to be read and has
 * none.
 */
export function CodeBlock(props: { text: string; label: string; unfinished?: boolean }) {
  return (
    <div className={styles.block}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label={props.label}>
        <pre>{props.text}</pre>
      </section>
      {props.unfinished === true ? null : (
        <span className={styles.copy}>
          <CopyButton text={props.text} label={`Copy ${props.label}`} />
        </span>
      )}
    </div>
  );
}
