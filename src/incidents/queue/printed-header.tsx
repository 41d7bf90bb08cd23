import { formatFull } from '../../ui/format-moment.ts';
import { InertText } from '../../ui/inert-text.tsx';
import { TIME_ZONE } from '../../ui/time-zone.ts';
import type { Completeness } from '../rows/completeness.ts';
import type { FilterContext } from '../rows/queue-filter.ts';
import { MAX_PRINTED_ROWS } from '../table/use-printing.ts';
import { explainFilter, explainOrder } from '../views/explain-view.ts';
import type { QueueView } from '../views/queue-view.ts';
import styles from './printed-header.module.css';

/** The lines above a printed queue: which incidents are on the paper, and which are not. Not shown on a screen. */
export function PrintedHeader(props: {
  tenants: readonly string[];
  completeness: Completeness;
  shownCount: number;
  view: QueueView;
  context: FilterContext;
  isDemo: boolean;
}) {
  const { completeness, context, shownCount, view } = props;
  const loaded = completeness.loaded.toLocaleString('en');
  const extent = completeness.isComplete ? 'All are loaded.' : 'Not all are loaded.';
  return (
    <div className={styles.printed} data-printed>
      <p>
        {props.isDemo ? 'Demo data. ' : null}
        <InertText text={props.tenants.join(', ')} maxLength={200} />, printed {formatFull(context.now)}
        {TIME_ZONE.state() === 'utc' ? ' UTC' : null}. {shownCount.toLocaleString('en')} of {loaded} loaded incidents.{' '}
        {extent}
      </p>
      <p>{[...explainFilter(view, context), explainOrder(view.sort, view.direction)].join(' ')}</p>
      {shownCount > MAX_PRINTED_ROWS ? (
        <p>
          Only the first {MAX_PRINTED_ROWS.toLocaleString('en')} incidents are printed. Export the view to get the other{' '}
          {(shownCount - MAX_PRINTED_ROWS).toLocaleString('en')}.
        </p>
      ) : null}
    </div>
  );
}
