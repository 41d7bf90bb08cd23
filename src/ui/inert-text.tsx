import styles from './inert-text.module.css';
import { inertTextParts } from './inert-text-parts.ts';

/**
 * Text that somebody else made, shown so that it can neither hide nor reorder anything: invisible characters stand as
 * marked code points, the direction is isolated, nothing becomes a link. `code` prints it as machines read it.
 */
export function InertText(props: { text: string; maxLength?: number; code?: boolean }) {
  let position = 0;
  return (
    <bdi className={props.code === true ? `${styles.inert} ${styles.code}` : styles.inert}>
      {inertTextParts(props.text, props.maxLength).map((part) => {
        const key = position;
        position += part.text.length;
        return part.kind === 'mark' ? <mark key={key}>{part.text}</mark> : <span key={key}>{part.text}</span>;
      })}
    </bdi>
  );
}
