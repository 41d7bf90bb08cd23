import { Link } from '../navigation/link.tsx';
import { incidentsPath } from '../navigation/routes.ts';
import { filterRows } from './filter-rows.ts';
import styles from './queue.module.css';
import type { QueueRow } from './queue-row.ts';
import { BUILT_IN_VIEWS, isSameFilter, type QueueView, queueViewCodec } from './queue-view.ts';

/** The views everybody has, as links: each is an address, so it can be kept and sent. */
export function QueueViews(props: { rows: readonly QueueRow[]; view: QueueView; isKnown: boolean }) {
  return (
    <nav aria-label="Views">
      <ul className={styles.views}>
        {BUILT_IN_VIEWS.map(({ name, filter }) => {
          const isCurrent = isSameFilter(props.view, filter);
          return (
            <li key={name}>
              <Link
                to={incidentsPath(queueViewCodec.encode({ ...props.view, ...filter }))}
                aria-current={isCurrent ? 'true' : undefined}
              >
                {name}
                {props.isKnown ? (
                  <span className={styles.count}>{filterRows(props.rows, filter).length.toLocaleString('en')}</span>
                ) : null}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
