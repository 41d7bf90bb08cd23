import { CheckmarkCircle16Regular } from '@fluentui/react-icons/headless/svg/checkmark-circle';
import { ErrorCircle16Regular } from '@fluentui/react-icons/headless/svg/error-circle';
import { Info16Regular } from '@fluentui/react-icons/headless/svg/info';
import { Warning16Regular } from '@fluentui/react-icons/headless/svg/warning';
import { type ReactNode, useId } from 'react';
import styles from './verdict-notice.module.css';

const SIGNS = {
  danger: ErrorCircle16Regular,
  warning: Warning16Regular,
  info: Info16Regular,
  success: CheckmarkCircle16Regular,
} as const;

/**
 * The one reason a page opens with. `kicker` says who rules on what, `title` is the sentence, `pair` are the two values that
 * differ (mark the differing part with `<b>`): what is, then what is needed. `cure` is what to copy or press.
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
  const Sign = SIGNS[props.tone];
  return (
    <section className={styles.notice} data-tone={props.tone} aria-labelledby={titleId}>
      <p className={styles.kicker}>
        <Sign />
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
