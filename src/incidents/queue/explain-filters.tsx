import { MoreHorizontal16Regular } from '@fluentui/react-icons/headless/svg/more-horizontal';
import { useState } from 'react';
import { plannedRequests } from '../../defender/planned-requests.ts';
import { Button } from '../../ui/button.tsx';
import { CodeBlock } from '../../ui/code-block.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Menu, MenuHeader, MenuItem } from '../../ui/menu.tsx';
import type { FilterContext } from '../rows/queue-filter.ts';
import type { SourceState } from '../rows/source-state.ts';
import { useStacked } from '../table/use-stacked.ts';
import { explainFilter, explainOrder, odataText, purposeText, requestText } from '../views/explain-view.ts';
import type { QueueView } from '../views/queue-view.ts';
import styles from './queue-dialogs.module.css';

type Explained = {
  readonly states: readonly SourceState[];
  readonly view: QueueView;
  readonly context: FilterContext;
};

/**
 * A button that opens a dialog with the filters that run in the browser and the requests sent to each API. On a phone it is
 * in a menu, which also names the tenants.
 */
export function ExplainFilters(props: Explained) {
  const [isOpen, setIsOpen] = useState(false);
  const isStacked = useStacked();
  const open = () => setIsOpen(true);
  return (
    <>
      {isStacked ? (
        <Menu look="plain" align="end" label="More" trigger={<MoreHorizontal16Regular />}>
          <MenuHeader
            title={props.states.length === 1 ? 'Tenant' : `${props.states.length} tenants`}
            lines={props.states.map((state) => state.tenantName)}
          />
          <MenuItem onChoose={open}>How is this filtered?</MenuItem>
        </Menu>
      ) : (
        <Button size="small" kind="plain" onClick={open}>
          How is this filtered?
        </Button>
      )}
      {isOpen ? <ExplainDialog {...props} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}

function ExplainDialog(props: Explained & { onClose: () => void }) {
  const filters = explainFilter(props.view, props.context);
  return (
    <Dialog open title="About this view" size="wide" onClose={props.onClose}>
      <div className={styles.sections}>
        <section>
          <h3>In your browser</h3>
          <p>Filters run in your browser, on the loaded incidents.</p>
          <ul className={styles.list}>
            {filters.length === 0 ? <li>Showing every loaded incident.</li> : null}
            {filters.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
            <li>{explainOrder(props.view.sort, props.view.direction)}</li>
          </ul>
        </section>
        {props.states.map((state) => (
          <section key={state.source.contextId}>
            <h3>On the server, for {state.tenantName}</h3>
            {state.list?.pagingMode === 'skip' ? <p>The API doesn&apos;t page by time, so pages overlap.</p> : null}
            {plannedRequests(state.source, state.list).map((planned) => (
              <div key={planned.purpose} className={styles.request}>
                <p>{purposeText(planned.purpose)}</p>
                <CodeBlock label={`query, ${planned.purpose}`} text={odataText(planned)} />
                <CodeBlock label={`request, ${planned.purpose}`} text={requestText(planned)} />
              </div>
            ))}
          </section>
        ))}
      </div>
    </Dialog>
  );
}
