import { ErrorCircle16Regular } from '@fluentui/react-icons/headless/svg/error-circle';
import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Moment } from '../../ui/moment.tsx';
import type { Completeness } from '../rows/completeness.ts';
import type { SourceReading } from '../rows/source-reading.ts';
import { BrokenRows } from './broken-rows.tsx';
import { LiveMessage } from './live-controls.tsx';
import styles from './queue-foot.module.css';
import { RemainingRequests } from './remaining-requests.tsx';
import type { LiveRefresh } from './use-live-refresh.ts';
import { useRateLimitWait } from './use-rate-limit-wait.ts';

/** Always there: how much is loaded and shown, how far back, how it was read, what failed, and what is left of the quota. */
export function QueueFoot(props: {
  readings: readonly SourceReading[];
  completeness: Completeness;
  shown: number;
  live: LiveRefresh;
  onLoadAll: () => void;
}) {
  const { completeness, readings } = props;
  return (
    <footer className={styles.foot}>
      <div className={styles.completeness} role="status" aria-label="Completeness">
        <b className={styles.number}>{completeness.loaded.toLocaleString('en')} loaded</b>{' '}
        <Part>
          <span className={styles.number}>{props.shown.toLocaleString('en')} shown</span>
        </Part>
        {completeness.failedTenants.length === 0 ? null : (
          <Part tone="bad">
            <ErrorCircle16Regular />
            {completeness.responded} of {completeness.tenants} {completeness.tenants === 1 ? 'tenant' : 'tenants'} read,{' '}
            {completeness.failedTenants.join(', ')} failed
          </Part>
        )}
        <Part>{progressWords(completeness)}</Part>
        {readings.map((reading) =>
          reading.isReading ? <WaitsForCalls key={reading.source.tenantId} reading={reading} /> : null,
        )}
        {completeness.oldest === null ? null : (
          <Part wide>
            {completeness.orderedBy === 'created' ? 'oldest created' : 'oldest update'}{' '}
            <Moment instant={completeness.oldest} form="short" />
          </Part>
        )}
        {completeness.newestChange === null ? null : (
          <Part wide>
            newest change seen <Moment instant={completeness.newestChange} form="brief" />
          </Part>
        )}
        {completeness.loaded === 0 ? null : (
          <Part widest>
            {completeness.usesOverlappingPages ? 'read in overlapping pages' : 'read by time'}, search and filters after
            loading
          </Part>
        )}
        {completeness.brokenRows === 0 ? null : (
          <Part tone="bad">
            <BrokenRows readings={readings} count={completeness.brokenRows} />
          </Part>
        )}
        {completeness.lacksAlerts ? <Part tone="bad">the list came without alerts</Part> : null}
      </div>
      {completeness.isPaused ? (
        <Button size="small" onClick={props.onLoadAll} {...(completeness.isReading ? { busy: 'Reading on' } : {})}>
          Load all
        </Button>
      ) : null}
      <span className={styles.next}>
        <LiveMessage live={props.live} />
      </span>
      <RemainingRequests readings={readings} />
    </footer>
  );
}

function Part(props: { tone?: 'bad'; wide?: boolean; widest?: boolean; children: ReactNode }) {
  const collapse = props.widest === true ? 'first' : props.wide === true ? 'second' : undefined;
  return (
    <>
      <span className={styles.part} data-tone={props.tone} data-collapse={collapse}>
        {props.children}
      </span>{' '}
    </>
  );
}

/** The same as the notice over the queue, without its countdown: this is announced. */
function WaitsForCalls(props: { reading: SourceReading }) {
  const wait = useRateLimitWait(props.reading.source.rateLimiter);
  if (wait === null) return null;
  return (
    <Part>
      {wait.by === 'service'
        ? `${props.reading.tenantName} asked to wait`
        : `reading ${props.reading.tenantName} waits, all calls used up`}
    </Part>
  );
}

function progressWords(completeness: Completeness): string {
  if (completeness.isWaitingForNetwork) return 'waiting for the network';
  if (completeness.isReading) return completeness.loaded === 0 ? 'reading' : 'reading on';
  if (completeness.isPaused) return 'stopped here, there is more';
  if (completeness.isComplete) return 'everything read';
  return 'not read to the end';
}
