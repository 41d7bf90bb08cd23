import { Button } from '../../ui/button.tsx';
import styles from './queue.module.css';

/** Offers what a refresh brought: rows never move by themselves. */
export function PendingChangesButton(props: { added: number; misplaced: number; onAccept: () => void }) {
  const words = pendingChangesText(props.added, props.misplaced);
  if (words === '') return null;
  return (
    <span className={styles.news}>
      <Button
        size="small"
        onClick={() => {
          // This button goes, and the focus must not go with it.
          document.querySelector<HTMLElement>('tr[data-key][tabindex="0"]')?.focus({ preventScroll: true });
          props.onAccept();
        }}
      >
        {words}
      </Button>
    </span>
  );
}

/** `2 new, 1 changed`; empty when there is neither. */
export function pendingChangesText(added: number, misplaced: number): string {
  return [
    ...(added === 0 ? [] : [`${added.toLocaleString('en')} new`]),
    ...(misplaced === 0 ? [] : [`${misplaced.toLocaleString('en')} changed`]),
  ].join(', ');
}
