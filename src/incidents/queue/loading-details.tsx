import { Info16Regular } from '@fluentui/react-icons/headless/svg/info';
import { useRef, useState } from 'react';
import { AnchoredDialog } from '../../ui/anchored-dialog.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Moment } from '../../ui/moment.tsx';
import { useTimeZone } from '../../ui/use-time-zone.ts';
import type { Completeness } from '../rows/completeness.ts';
import type { SourceState } from '../rows/source-state.ts';
import { LiveMessage } from './live-controls.tsx';
import styles from './queue-footer.module.css';
import { RemainingRequests } from './remaining-requests.tsx';
import type { LiveRefresh } from './use-live-refresh.ts';

/** A button that shows how the incidents were loaded: how far back, with which filter, the next refresh and the quota. */
export function LoadingDetails(props: {
  states: readonly SourceState[];
  completeness: Completeness;
  shownCount: number;
  live: LiveRefresh;
}) {
  const { completeness, states } = props;
  const [isOpen, setIsOpen] = useState(false);
  const zone = useTimeZone();
  const button = useRef<HTMLButtonElement>(null);
  const { oldest, newestChange, orderedBy } = completeness;
  const items = [
    {
      name: 'In this view',
      value: `${props.shownCount.toLocaleString('en')} of ${completeness.loaded.toLocaleString('en')} loaded incidents`,
    },
    { name: 'Filters', value: 'Run in your browser. Requests are not filtered.' },
    ...(oldest === null
      ? []
      : [
          {
            name: 'Loaded back to',
            value: (
              <>
                <Moment instant={oldest} form="short" /> ({orderedBy === 'created' ? 'created' : 'last update'})
              </>
            ),
          },
        ]),
    ...(newestChange === null
      ? []
      : [{ name: 'Newest update', value: <Moment instant={newestChange} form="short" /> }]),
    { name: 'Times', value: zone === 'utc' ? 'UTC' : 'Local time' },
    { name: 'Refresh', value: <LiveMessage live={props.live} /> },
    { name: 'API quota left', value: <RemainingRequests states={states} /> },
  ];
  return (
    <>
      <IconButton
        ref={button}
        label="About the loaded incidents"
        icon={<Info16Regular />}
        size="small"
        onClick={() => setIsOpen(true)}
      />
      {isOpen && button.current !== null ? (
        <AnchoredDialog
          label="About the loaded incidents"
          anchor={button.current}
          size="note"
          onClose={() => setIsOpen(false)}
        >
          <div className={styles.details}>
            <DescriptionList items={items} />
          </div>
        </AnchoredDialog>
      ) : null}
    </>
  );
}
