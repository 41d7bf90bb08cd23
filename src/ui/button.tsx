import { type MouseEvent, type ReactNode, type Ref, useId } from 'react';
import styles from './button.module.css';
import { type ButtonKind, type ButtonSize, buttonClass } from './button-class.ts';

/**
 * A button labelled with a verb. `busy` replaces the label while the action runs; the button keeps its width and ignores
 * clicks. `disabledReason` disables the button, keeps it in the tab order and shows the reason beside it.
 */
export function Button(props: {
  kind?: ButtonKind;
  size?: ButtonSize;
  icon?: ReactNode;
  busy?: string | undefined;
  disabledReason?: string | undefined;
  type?: 'button' | 'submit';
  pressed?: boolean | undefined;
  keyShortcuts?: string | undefined;
  ref?: Ref<HTMLButtonElement>;
  onClick?: ((event: MouseEvent<HTMLButtonElement>) => void) | undefined;
  children: ReactNode;
}) {
  const reasonId = useId();
  const isBlocked = props.busy !== undefined || props.disabledReason !== undefined;
  const content = (
    <span className={styles.content}>
      {props.icon}
      {props.children}
    </span>
  );
  const button = (
    <button
      ref={props.ref}
      type={props.type ?? 'button'}
      className={buttonClass({ kind: props.kind ?? 'outline', size: props.size ?? 'medium' })}
      aria-busy={props.busy === undefined ? undefined : true}
      aria-disabled={isBlocked ? true : undefined}
      aria-pressed={props.pressed}
      aria-keyshortcuts={props.keyShortcuts}
      aria-describedby={props.disabledReason === undefined ? undefined : reasonId}
      onClick={(event) => {
        if (!isBlocked) props.onClick?.(event);
        else event.preventDefault();
      }}
    >
      {props.busy === undefined ? (
        content
      ) : (
        <span className={styles.stack}>
          <span data-hidden aria-hidden="true">
            {content}
          </span>
          <span>{props.busy}</span>
        </span>
      )}
    </button>
  );
  if (props.disabledReason === undefined) return button;
  return (
    <span className={styles.withReason}>
      {button}
      <span id={reasonId} className={styles.reason}>
        {props.disabledReason}
      </span>
    </span>
  );
}
