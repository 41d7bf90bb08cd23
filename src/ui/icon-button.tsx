import type { MouseEvent, ReactNode, Ref } from 'react';
import styles from './button.module.css';

/** A button that shows only an icon. `label` is its accessible name and its tooltip. */
export function IconButton(props: {
  label: string;
  icon: ReactNode;
  size?: 'small' | 'medium';
  disabled?: boolean;
  keyShortcuts?: string | undefined;
  ref?: Ref<HTMLButtonElement>;
  onClick?: ((event: MouseEvent<HTMLButtonElement>) => void) | undefined;
}) {
  const isDisabled = props.disabled === true;
  return (
    <button
      ref={props.ref}
      type="button"
      className={props.size === 'small' ? `${styles.iconButton} ${styles.small}` : styles.iconButton}
      aria-label={props.label}
      aria-disabled={isDisabled ? true : undefined}
      aria-keyshortcuts={props.keyShortcuts}
      title={props.label}
      onClick={isDisabled ? undefined : props.onClick}
    >
      {props.icon}
    </button>
  );
}
