import { Dismiss12Regular } from '@fluentui/react-icons/headless/svg/dismiss';
import { Filter16Regular } from '@fluentui/react-icons/headless/svg/filter';
import { Stack16Regular } from '@fluentui/react-icons/headless/svg/stack';
import type { ReactNode } from 'react';
import styles from './chip.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

/**
 * An active filter with its name, its value and a remove button. An icon with hidden text tells whether the filter runs on
 * the server or in the browser. A click on the value calls `onEdit` with the element that was clicked.
 */
export function FilterChip(props: {
  name: string;
  value: ReactNode;
  runsOn: 'server' | 'loaded';
  onEdit: (element: HTMLElement) => void;
  onRemove: () => void;
}) {
  return (
    <span className={styles.chip}>
      <button
        type="button"
        className={styles.value}
        aria-haspopup="dialog"
        onClick={(event) => props.onEdit(event.currentTarget)}
      >
        {props.runsOn === 'server' ? <Stack16Regular /> : <Filter16Regular />}
        <VisuallyHidden>{props.runsOn === 'server' ? 'On the server: ' : 'In your browser: '}</VisuallyHidden>
        {props.name} <b className={styles.filterValue}>{props.value}</b>
      </button>
      <button
        type="button"
        className={styles.remove}
        aria-label={`Remove filter ${props.name}`}
        title={`Remove filter ${props.name}`}
        onClick={props.onRemove}
      >
        <Dismiss12Regular />
      </button>
    </span>
  );
}
