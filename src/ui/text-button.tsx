import type { MouseEvent, ReactNode } from 'react';
import styles from './button.module.css';

/** A button inside a sentence: looks like a link, acts in place. */
export function TextButton(props: {
  label?: string | undefined;
  onClick: (event: MouseEvent<HTMLButtonElement>) => void;
  children: ReactNode;
}) {
  return (
    <button type="button" className={styles.textButton} aria-label={props.label} onClick={props.onClick}>
      {props.children}
    </button>
  );
}
