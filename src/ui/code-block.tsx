import styles from './code-block.module.css';
import { CopyButton } from './copy-button.tsx';

/**
 * A scrollable block of code with a copy button. Renders `text` unchanged, so make attacker-controlled text inert first.
 * `label` names the content; the copy button is called `Copy {label}`. An `unfinished` block has no copy button.
 */
export function CodeBlock(props: { text: string; label: string; unfinished?: boolean }) {
  return (
    <div className={styles.block}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard */}
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
