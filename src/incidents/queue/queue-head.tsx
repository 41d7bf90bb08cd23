import { ArrowClockwise16Regular } from '@fluentui/react-icons/headless/svg/arrow-clockwise';
import type { ReactNode } from 'react';
import { formatClock } from '../../ui/format-moment.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import type { Completeness } from '../rows/completeness.ts';
import type { SourceReading } from '../rows/source-reading.ts';
import styles from './queue.module.css';

/** The page's heading, whose incidents these are, and how to read them again. */
export function QueueHead(props: {
  readings: readonly SourceReading[];
  completeness: Completeness;
  /** Whether and when it reads again by itself. */
  live: ReactNode;
  isLive: boolean;
  /** What can be done with the list. */
  end: ReactNode;
  onRefresh: () => void;
}) {
  const { completeness, readings } = props;
  const [first] = readings;
  return (
    <header className={styles.head}>
      <PageHeading compact>Incidents</PageHeading>
      <span className={styles.tenants}>{readings.length === 1 ? first?.tenantName : `${readings.length} tenants`}</span>
      <div className={styles.actions}>
        {props.isLive || completeness.readAt === null ? null : (
          <span className={styles.asOf}>
            Read at{' '}
            <time dateTime={new Date(completeness.readAt).toISOString()}>{formatClock(completeness.readAt)}</time>
          </span>
        )}
        {props.live}
        <IconButton
          label={completeness.isReading ? 'Reading incidents' : 'Refresh now'}
          icon={<ArrowClockwise16Regular />}
          size="small"
          disabled={completeness.isReading}
          onClick={props.onRefresh}
        />
        {props.end}
      </div>
    </header>
  );
}
