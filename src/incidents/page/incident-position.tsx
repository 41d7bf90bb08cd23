import { ChevronDown16Regular } from '@fluentui/react-icons/headless/svg/chevron-down';
import { ChevronUp16Regular } from '@fluentui/react-icons/headless/svg/chevron-up';
import { useGoTo } from '../../navigation/use-go-to.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { useDocumentKeys } from '../../ui/use-document-keys.ts';
import type { QueueRow } from '../rows/queue-row.ts';
import { type IncidentView, incidentAddress } from '../views/incident-view.ts';
import styles from './incident-page.module.css';
import type { Neighbours } from './neighbours.ts';

/** The incident's position in the queue's view, with buttons and keys (`[`, `]`) for the previous and next incident. */
export function IncidentPosition(props: { neighbours: Neighbours; view: IncidentView }) {
  const { next, position, previous, total } = props.neighbours;
  const goTo = useGoTo();
  const open = (row: QueueRow | null) => {
    if (row !== null) goTo(incidentAddress(row.incident, { tab: props.view.tab, view: props.view.view }));
  };
  useDocumentKeys((event) => {
    if (event.key === '[') open(previous);
    else if (event.key === ']') open(next);
    else return;
    event.preventDefault();
  });
  if (total === 0) return null;
  return (
    <span className={styles.position}>
      <IconButton
        label="Previous incident"
        icon={<ChevronUp16Regular />}
        size="small"
        keyShortcuts="["
        disabled={previous === null}
        onClick={() => open(previous)}
      />
      <span className={styles.fine}>
        {position === null ? 'Not in this view' : `${position + 1} of ${total.toLocaleString('en')}`}
      </span>
      <IconButton
        label="Next incident"
        icon={<ChevronDown16Regular />}
        size="small"
        keyShortcuts="]"
        disabled={next === null}
        onClick={() => open(next)}
      />
    </span>
  );
}
