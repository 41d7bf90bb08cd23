import type { ReactNode } from 'react';
import styles from './inert-text.module.css';
import { inertTextOf, inertTextParts } from './inert-text-parts.ts';

/**
 * Renders untrusted text safely: invisible characters appear as marked code points, the text direction is isolated, and
 * nothing becomes a link. `code` uses a monospaced font.
 */
export function InertText(props: {
  text: string;
  maxLength?: number;
  code?: boolean;
  className?: string | undefined;
  title?: string;
}) {
  let position = 0;
  const parts = inertTextParts(props.text, props.maxLength);
  const [only] = parts;
  return (
    <bdi className={classNames(styles.inert, props.code === true && styles.code, props.className)} title={props.title}>
      {parts.length === 1 && only?.kind === 'plain'
        ? only.text
        : parts.map((part) => {
            const key = position;
            position += part.text.length;
            return part.kind === 'mark' ? <mark key={key}>{part.text}</mark> : <span key={key}>{part.text}</span>;
          })}
    </bdi>
  );
}

/**
 * Untrusted text as the only content of an element. Printable ASCII hides nothing and has one direction, so it needs no
 * element of its own, which matters in tables of many cells.
 */
export function inertContent(text: string, maxLength: number): ReactNode {
  return PLAIN_ASCII.test(text) ? inertTextOf(text, maxLength) : <InertText text={text} maxLength={maxLength} />;
}

const PLAIN_ASCII = /^[\x20-\x7e]{0,1000}$/;

function classNames(...names: readonly (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
