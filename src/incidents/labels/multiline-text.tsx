import { InertText } from '../../ui/inert-text.tsx';
import styles from './multiline-text.module.css';
import { splitLines } from './text-lines.ts';

const MAX_LENGTH = 4_000;

/** Renders untrusted text with its line breaks: at most 4,000 characters and 200 lines. Place it inside a `<p>`. */
export function MultilineText(props: { text: string }) {
  return splitLines(props.text, MAX_LENGTH).map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity and never move
    <span key={index} className={styles.line}>
      <InertText text={line} maxLength={MAX_LENGTH} />
    </span>
  ));
}
