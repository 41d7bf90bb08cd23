import type { MouseEvent, ReactNode } from 'react';
import styles from './button.module.css';

/** A button styled as a link, for use inside text. */
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
