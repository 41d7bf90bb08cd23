import { CheckmarkCircle16Regular } from '@fluentui/react-icons/headless/svg/checkmark-circle';
import { ErrorCircle16Regular } from '@fluentui/react-icons/headless/svg/error-circle';
import { Info16Regular } from '@fluentui/react-icons/headless/svg/info';
import { Warning16Regular } from '@fluentui/react-icons/headless/svg/warning';
import { type ReactNode, useId } from 'react';
import styles from './verdict-notice.module.css';

const ICONS = {
  danger: ErrorCircle16Regular,
  warning: Warning16Regular,
  info: Info16Regular,
  success: CheckmarkCircle16Regular,
} as const;

/**
 * The main conclusion of a page. `kicker` names its basis, `title` states it, and `comparison` shows the actual and the
 * required value (mark the difference with `<b>`). `actions` holds buttons and text to copy.
 */
export function VerdictNotice(props: {
  tone: 'danger' | 'warning' | 'info' | 'success';
  kicker: ReactNode;
  title: ReactNode;
  children?: ReactNode;
  comparison?: readonly { readonly name: string; readonly value: ReactNode }[];
  actions?: ReactNode;
}) {
  const titleId = useId();
  const Icon = ICONS[props.tone];
  return (
    <section className={styles.notice} data-tone={props.tone} aria-labelledby={titleId}>
      <p className={styles.kicker}>
        <Icon />
        {props.kicker}
      </p>
      <h2 className={styles.title} id={titleId}>
        {props.title}
      </h2>
      {props.comparison === undefined || props.comparison.length === 0 ? null : (
        <dl className={styles.comparison}>
          {props.comparison.map((side) => (
            <div key={side.name}>
              <dt>{side.name}</dt>
              <dd>{side.value}</dd>
            </div>
          ))}
        </dl>
      )}
      {props.children === undefined ? null : <div className={styles.text}>{props.children}</div>}
      {props.actions === undefined ? null : <div className={styles.actions}>{props.actions}</div>}
    </section>
  );
}
