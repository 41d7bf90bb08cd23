import { useEffect } from 'react';
import { Button } from '../../ui/button.tsx';
import styles from './queue.module.css';

/** Offers to apply what a refresh changed. Rows never move without a click. */
export function PendingChangesButton(props: { added: number; misplaced: number; onAccept: () => void }) {
  const label = pendingChangesText(props.added, props.misplaced);
  if (label === '') return null;
  return (
    <span className={styles.pendingChanges}>
      <Button size="small" onClick={props.onAccept}>
        {label}
      </Button>
    </span>
  );
}

const COUNT_IN_TITLE = /^\(\d+\) /;

/** Shows the number of new incidents in the title of the browser tab: `(2) Incidents`. */
export function useCountInTitle(count: number) {
  useEffect(() => {
    const title = document.title.replace(COUNT_IN_TITLE, '');
    document.title = count === 0 ? title : `(${count}) ${title}`;
    return () => {
      document.title = document.title.replace(COUNT_IN_TITLE, '');
    };
  }, [count]);
}

/** `2 new, 1 changed`; empty when there is neither. */
export function pendingChangesText(added: number, misplaced: number): string {
  return [
    ...(added === 0 ? [] : [`${added.toLocaleString('en')} new`]),
    ...(misplaced === 0 ? [] : [`${misplaced.toLocaleString('en')} changed`]),
  ].join(', ');
}
