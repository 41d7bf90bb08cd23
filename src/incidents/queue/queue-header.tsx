import { ArrowClockwise16Regular } from '@fluentui/react-icons/headless/svg/arrow-clockwise';
import type { ReactNode } from 'react';
import { formatClock } from '../../ui/format-moment.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import type { Completeness } from '../rows/completeness.ts';
import styles from './queue.module.css';

/** The page's heading with the tenants, and controls for refreshing and exporting. */
export function QueueHeader(props: {
  tenants: ReactNode;
  completeness: Completeness;
  /** The auto-refresh controls. */
  live: ReactNode;
  isLive: boolean;
  /** Actions on the whole list. */
  end: ReactNode;
  onRefresh: () => void;
}) {
  const { completeness } = props;
  return (
    <header className={styles.header}>
      <PageHeading compact>Incidents</PageHeading>
      <span className={styles.tenants}>{props.tenants}</span>
      <div className={styles.actions}>
        {props.isLive || completeness.loadedAt === null ? null : (
          <span className={styles.asOf}>
            Loaded at{' '}
            <time dateTime={new Date(completeness.loadedAt).toISOString()}>{formatClock(completeness.loadedAt)}</time>
          </span>
        )}
        {props.live}
        <IconButton
          label={completeness.isLoading ? 'Loading incidents' : 'Refresh now'}
          icon={<ArrowClockwise16Regular />}
          size="small"
          disabled={completeness.isLoading}
          onClick={props.onRefresh}
        />
        {props.end}
      </div>
    </header>
  );
}
