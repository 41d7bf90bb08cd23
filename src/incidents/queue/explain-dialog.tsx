import { plannedRequests } from '../../defender/planned-requests.ts';
import { CodeBlock } from '../../ui/code-block.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import type { FilterContext } from '../rows/queue-filter.ts';
import type { SourceReading } from '../rows/source-reading.ts';
import { explainFilter, explainOrder, odataText, purposeText, requestText } from '../views/explain-view.ts';
import type { QueueView } from '../views/queue-view.ts';
import styles from './queue-dialogs.module.css';

/** What the service is asked for this view, and what is done after loading. */
export function ExplainDialog(props: {
  readings: readonly SourceReading[];
  view: QueueView;
  context: FilterContext;
  onClose: () => void;
}) {
  const words = explainFilter(props.view, props.context);
  return (
    <Dialog open title="How this view is made" size="wide" onClose={props.onClose}>
      <div className={styles.sections}>
        <section>
          <h3>After loading, in this page</h3>
          <ul className={styles.list}>
            {words.length === 0 ? <li>Nothing is left out: every incident that was loaded is shown.</li> : null}
            {words.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
            <li>{explainOrder(props.view.sort, props.view.direction)}</li>
          </ul>
        </section>
        {props.readings.map((reading) => (
          <section key={reading.source.tenantId}>
            <h3>On the server, for {reading.tenantName}</h3>
            {plannedRequests(reading.source, reading.list).map((call) => (
              <div key={call.purpose} className={styles.request}>
                <p>{purposeText(call.purpose)}</p>
                <CodeBlock label={`query, ${call.purpose}`} text={odataText(call)} />
                <CodeBlock label={`request, ${call.purpose}`} text={requestText(call)} />
              </div>
            ))}
          </section>
        ))}
      </div>
    </Dialog>
  );
}
