import { ErrorCircle16Regular } from '@fluentui/react-icons/headless/svg/error-circle';
import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Moment } from '../../ui/moment.tsx';
import type { Completeness } from '../rows/completeness.ts';
import type { SourceState } from '../rows/source-state.ts';
import { BrokenRows } from './broken-rows.tsx';
import { LoadingDetails } from './loading-details.tsx';
import styles from './queue-footer.module.css';
import type { LiveRefresh } from './use-live-refresh.ts';
import { useRateLimitWait } from './use-rate-limit-wait.ts';

/** The status line: how much is loaded and shown, what failed, and a button for the details. Always visible. */
export function QueueFooter(props: {
  states: readonly SourceState[];
  completeness: Completeness;
  /** The number of rows in the view. */
  shownCount: number;
  live: LiveRefresh;
  onLoadAll: () => void;
}) {
  const { completeness, states } = props;
  return (
    <footer className={styles.footer}>
      <div className={styles.completeness} role="status" aria-label="Completeness">
        <b className={styles.number}>{completeness.loaded.toLocaleString('en')} loaded</b>{' '}
        <Part>
          <span className={styles.number}>{props.shownCount.toLocaleString('en')} shown</span>
        </Part>
        {completeness.failedTenants.length === 0 ? null : (
          <Part tone="bad">
            <ErrorCircle16Regular />
            {completeness.tenants === 1
              ? null
              : `${completeness.responded} of ${completeness.tenants} tenants loaded, `}
            {namesText(completeness.failedTenants)} could not be loaded
          </Part>
        )}
        <Part>{progressText(completeness)}</Part>
        {states.map((state) =>
          state.isLoading ? (
            <RateLimited key={state.source.contextId} state={state} isOnly={states.length === 1} />
          ) : null,
        )}
        {completeness.newestChange === null ? null : (
          <Part title="Newest update loaded" isOptional>
            Updated to <Moment instant={completeness.newestChange} form="brief" />
          </Part>
        )}
        {completeness.brokenRows === 0 ? null : (
          <Part tone="bad">
            <BrokenRows states={states} count={completeness.brokenRows} />
          </Part>
        )}
        {completeness.isEndUnconfirmed ? <Part>The API announces more incidents but returns none</Part> : null}
        {completeness.lacksAlerts ? <Part tone="bad">Alerts not included</Part> : null}
      </div>
      {completeness.isPaused ? (
        <Button size="small" onClick={props.onLoadAll} {...(completeness.isLoading ? { busy: 'Loading more…' } : {})}>
          Load all
        </Button>
      ) : null}
      <LoadingDetails {...{ states, completeness }} shownCount={props.shownCount} live={props.live} />
    </footer>
  );
}

/** `isOptional`: left out on a phone. */
function Part(props: { tone?: 'bad'; title?: string; isOptional?: true; children: ReactNode }) {
  return (
    <>
      <span className={styles.part} data-tone={props.tone} data-optional={props.isOptional} title={props.title}>
        {props.children}
      </span>{' '}
    </>
  );
}

/** Repeats the notice above the queue without its countdown, because the status line is announced. */
function RateLimited(props: { state: SourceState; isOnly: boolean }) {
  const wait = useRateLimitWait(props.state.source.rateLimiter);
  if (wait === null) return null;
  const text = wait.by === 'service' ? 'Rate limited' : 'Request limit reached';
  return <Part>{props.isOnly ? text : `${props.state.tenantName}: ${text.toLowerCase()}`}</Part>;
}

function progressText(completeness: Completeness): string {
  if (completeness.isWaitingForNetwork) return 'Waiting for the network';
  if (completeness.isLoading) return completeness.loaded === 0 ? 'Loading…' : 'Loading more…';
  if (completeness.isPaused) return 'More available';
  if (completeness.isComplete) return 'All loaded';
  return 'Incomplete';
}

/** The first names, and how many more there are: a hundred names would fill the line. */
function namesText(names: readonly string[]): string {
  const more = names.length - 3;
  return more <= 1 ? names.join(', ') : `${names.slice(0, 3).join(', ')} and ${more} more`;
}
