import { CheckmarkCircle16Regular } from '@fluentui/react-icons/headless/svg/checkmark-circle';
import { ErrorCircle16Regular } from '@fluentui/react-icons/headless/svg/error-circle';
import { Info16Regular } from '@fluentui/react-icons/headless/svg/info';
import { Warning16Regular } from '@fluentui/react-icons/headless/svg/warning';
import { type ReactNode, useId } from 'react';
import styles from './notice.module.css';

const ICONS = {
  danger: ErrorCircle16Regular,
  warning: Warning16Regular,
  info: Info16Regular,
  success: CheckmarkCircle16Regular,
} as const;

/**
 * A message from the app: a band across the page or a block in its column. `role` makes screen readers announce it: `alert`
 * for failures, `status` otherwise. The accessible name is `label` or, without one, the title.
 */
export function Notice(props: {
  tone: 'danger' | 'warning' | 'info' | 'success';
  layout?: 'band' | 'block';
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  icon?: ReactNode;
  role?: 'alert' | 'status' | undefined;
  label?: string | undefined;
}) {
  const titleId = useId();
  const Icon = ICONS[props.tone];
  return (
    <section
      className={props.layout === 'band' ? `${styles.notice} ${styles.band}` : styles.notice}
      data-tone={props.tone}
      role={props.role}
      aria-label={props.label}
      aria-labelledby={props.label === undefined ? titleId : undefined}
    >
      <span className={styles.icon}>{props.icon ?? <Icon />}</span>
      <div className={styles.body}>
        <h2 className={styles.title} id={titleId}>
          {props.title}
        </h2>
        {props.children}
      </div>
      {props.actions === undefined || props.actions === null ? null : (
        <div className={styles.actions}>{props.actions}</div>
      )}
    </section>
  );
}
