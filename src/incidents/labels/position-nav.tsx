import { ChevronDown16Regular } from '@fluentui/react-icons/headless/svg/chevron-down';
import { ChevronUp16Regular } from '@fluentui/react-icons/headless/svg/chevron-up';
import { IconButton } from '../../ui/icon-button.tsx';
import { useDocumentKeys } from '../../ui/use-document-keys.ts';
import styles from './position-nav.module.css';

/** An incident's position in a view, with buttons and the keys `[` and `]` for the previous and next incident. */
export function PositionNav(props: {
  /** Zero-based; `null` if the view does not include the incident. */
  position: number | null;
  total: number;
  /** Must ignore steps beyond either end: keys can arrive before the last step has rendered. */
  onMove: (step: 1 | -1) => void;
}) {
  const { position, total, onMove } = props;
  const hasPrevious = position !== null && position > 0;
  const hasNext = position !== null && position < total - 1;
  useDocumentKeys((event) => {
    if (event.key !== '[' && event.key !== ']') return;
    event.preventDefault();
    onMove(event.key === '[' ? -1 : 1);
  });
  return (
    <span className={styles.nav}>
      <IconButton
        label="Previous incident"
        icon={<ChevronUp16Regular />}
        size="small"
        keyShortcuts="["
        disabled={!hasPrevious}
        onClick={() => onMove(-1)}
      />
      <span className={styles.position}>
        {position === null ? 'Not in this view' : `${position + 1} of ${total.toLocaleString('en')}`}
      </span>
      <IconButton
        label="Next incident"
        icon={<ChevronDown16Regular />}
        size="small"
        keyShortcuts="]"
        disabled={!hasNext}
        onClick={() => onMove(1)}
      />
    </span>
  );
}
