import { ErrorCircle16Regular } from '@fluentui/react-icons/headless/svg/error-circle';
import { type ReactNode, useId } from 'react';
import styles from './field.module.css';

/** Attributes that tie a control to its label, hint and error. Spread them onto the control. */
type FieldControlProps = {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
};

/** A form field: label above the control, hint and error below. `children` receives the attributes for the control. */
export function Field(props: {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  children: (control: FieldControlProps) => ReactNode;
}) {
  const id = useId();
  const hintId = props.hint === undefined || props.hint === null ? undefined : `${id}-hint`;
  const errorId = props.error === undefined ? undefined : `${id}-error`;
  const describedBy = [hintId, errorId].filter((part) => part !== undefined).join(' ');
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {props.label}
      </label>
      {props.children({
        id,
        'aria-describedby': describedBy === '' ? undefined : describedBy,
        'aria-invalid': props.error === undefined ? undefined : true,
      })}
      {hintId === undefined ? null : (
        <p className={styles.hint} id={hintId}>
          {props.hint}
        </p>
      )}
      {errorId === undefined ? null : (
        <p className={styles.error} id={errorId}>
          <ErrorCircle16Regular />
          {props.error}
        </p>
      )}
    </div>
  );
}
