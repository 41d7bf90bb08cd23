import { Clock16Regular } from '@fluentui/react-icons/headless/svg/clock';
import { PlugDisconnected16Regular } from '@fluentui/react-icons/headless/svg/plug-disconnected';
import { Fragment, useEffect, useState } from 'react';
import type { IncidentSource } from '../../defender/incident-source.ts';
import { APIS } from '../../entra/apis.ts';
import { SECOND_MS } from '../../std/time.ts';
import { Button } from '../../ui/button.tsx';
import { Countdown } from '../../ui/countdown.tsx';
import type { FailureAction, FailureMessage } from '../../ui/failure-message.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { formatClock } from '../../ui/format-moment.ts';
import { Notice } from '../../ui/notice.tsx';
import type { ExportFormat } from '../export/export-file.ts';
import { type FailureGroup, failureGroups } from '../rows/failure-groups.ts';
import { isLoadCancelled, type SourceState } from '../rows/source-state.ts';
import { useRateLimitWait } from './use-rate-limit-wait.ts';

type FailureHandlers = {
  describeFailure: (error: unknown) => FailureMessage;
  onRetry: (source: IncidentSource) => void;
  /** Cancels a load that gets no response. */
  onCancel: (source: IncidentSource) => void;
  onFailureAction: (action: FailureAction, error: unknown) => void;
};

type WaitingExport = { readonly format: ExportFormat; readonly loaded: number; readonly onCancel: () => void };

/** `band`: bars beside the rows. `page`: blocks in place of the rows, while none are loaded. */
type NoticeLayout = 'band' | 'page';

/** Beyond this many loading tenants, a slow one gets no notice of its own. */
const MOST_WAIT_NOTICES = 12;

/** A notice for each tenant that failed, or beyond three for each cause, for each that is rate limited, for a lost connection, and for an export that waits. */
export function QueueNotices(
  props: FailureHandlers & {
    layout: NoticeLayout;
    states: readonly SourceState[];
    waitingExport: WaitingExport | null;
  },
) {
  const { layout, states } = props;
  const isOne = states.length === 1;
  const isManyLoading = states.filter(({ isLoading }) => isLoading).length > MOST_WAIT_NOTICES;
  // One connection serves all tenants.
  const offline = states.find((state) => state.error === null && state.isWaitingForNetwork);
  return (
    <>
      {failureGroups(states, props.describeFailure).map((group) => (
        <LoadFailure key={group.states[0]?.source.contextId} {...props} group={group} />
      ))}
      {offline === undefined ? null : <OfflineNotice layout={layout} state={offline} />}
      {states.map((state) => (
        <Fragment key={state.source.contextId}>
          {isLoadCancelled(state) ? <CancelledNotice {...props} state={state} /> : null}
          {state.isLoading ? (
            <WaitNotice
              {...props}
              layout={layout}
              state={state}
              name={isOne ? null : state.tenantName}
              isManyLoading={isManyLoading}
            />
          ) : null}
        </Fragment>
      ))}
      {props.waitingExport === null ? null : <ExportProgress {...props.waitingExport} />}
    </>
  );
}

/** Stays during retries: an error that disappeared with each attempt could not be read, nor its button clicked. */
function LoadFailure(props: FailureHandlers & { layout: NoticeLayout; group: FailureGroup<SourceState> }) {
  const { states, message } = props.group;
  return (
    <FailureNotice
      layout={props.layout}
      message={message}
      onAction={(action) => {
        if (action !== 'retry') props.onFailureAction(action, states[0]?.error);
        else for (const { source } of states) props.onRetry(source);
      }}
    />
  );
}

function OfflineNotice(props: { layout: NoticeLayout; state: SourceState }) {
  const { list, loadedAt, tenantName } = props.state;
  return (
    <Notice
      tone="warning"
      layout={noticeLayout(props.layout)}
      role="status"
      icon={<PlugDisconnected16Regular />}
      title="Offline"
    >
      <p>
        {list === null || loadedAt === null
          ? `${tenantName} loads automatically when you are back online.`
          : `Showing incidents from ${formatClock(loadedAt)}. Loading resumes automatically when you are back online.`}
      </p>
    </Notice>
  );
}

type WaitProps = Pick<FailureHandlers, 'onCancel'> & {
  layout: NoticeLayout;
  state: SourceState;
  name: string | null;
  isManyLoading: boolean;
};

/** Explains a load that takes long: by the rate limit, or by a service that does not respond. */
function WaitNotice(props: WaitProps) {
  const { rateLimiter } = props.state.source;
  const wait = useRateLimitWait(rateLimiter);
  // A new page restarts the delay.
  // Among many tenants, one waits for its turn rather than for its service.
  if (wait === null && props.isManyLoading) return null;
  if (wait === null) return <SlowNotice key={props.state.loadedAt} {...props} />;
  return <RateLimitNotice {...props} wait={wait} onTryNow={rateLimiter.endPause} />;
}

/** After this time without a response, the user learns that the service is slow. The request itself may take longer. */
const SLOW_AFTER_MS = 10 * SECOND_MS;

function SlowNotice(props: WaitProps) {
  const { source, list } = props.state;
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsSlow(true), SLOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isSlow) return null;
  const title = `${APIS[source.api].displayName} is slow to respond`;
  return (
    <Notice
      tone="warning"
      layout={noticeLayout(props.layout)}
      role="status"
      icon={<Clock16Regular />}
      title={props.name === null ? title : `${props.name}: ${title}`}
      actions={
        <Button size="small" onClick={() => props.onCancel(source)}>
          Cancel
        </Button>
      }
    >
      <p>
        {list === null
          ? 'Still waiting for the first incidents.'
          : 'Still waiting for a response. Loaded incidents stay, also if you cancel.'}
      </p>
    </Notice>
  );
}

function CancelledNotice(props: Pick<FailureHandlers, 'onRetry'> & { layout: NoticeLayout; state: SourceState }) {
  const { source, tenantName } = props.state;
  return (
    <Notice
      tone="info"
      layout={noticeLayout(props.layout)}
      role="status"
      title="Loading was cancelled"
      actions={
        <Button size="small" onClick={() => props.onRetry(source)}>
          Try again
        </Button>
      }
    >
      <p>No incidents of {tenantName} are loaded.</p>
    </Notice>
  );
}

/**
 * Not a live region, because it contains a countdown. The status line below the queue announces the wait without one.
 */
function RateLimitNotice(
  props: WaitProps & { wait: NonNullable<ReturnType<typeof useRateLimitWait>>; onTryNow: () => void },
) {
  const { wait } = props;
  const title = wait.by === 'service' ? 'Rate limited: resuming in' : 'Request limit reached: resuming in';
  return (
    <Notice
      tone="warning"
      layout={noticeLayout(props.layout)}
      icon={<Clock16Regular />}
      label="Rate limit"
      actions={
        wait.by === 'service' ? (
          <Button size="small" onClick={props.onTryNow}>
            Try now
          </Button>
        ) : null
      }
      title={
        <>
          {props.name === null ? title : `${props.name}: ${title.charAt(0).toLowerCase()}${title.slice(1)}`}{' '}
          <Countdown until={wait.until} />
        </>
      }
    >
      <p>
        {wait.by === 'service'
          ? 'Too many requests. Loading resumes automatically; a request before then may be refused too.'
          : 'All requests allowed this minute or hour are used. Loading resumes automatically.'}
      </p>
    </Notice>
  );
}

/** Not a live region, because the count changes with every page. */
function ExportProgress(props: WaitingExport) {
  return (
    <Notice
      tone="info"
      layout="band"
      label="Export"
      title={`Loading remaining incidents before ${props.format.toUpperCase()} export`}
      actions={
        <Button size="small" onClick={props.onCancel}>
          Cancel export
        </Button>
      }
    >
      <p>{props.loaded.toLocaleString('en')} incidents loaded. Total not known yet.</p>
    </Notice>
  );
}

function noticeLayout(layout: NoticeLayout): 'band' | 'block' {
  return layout === 'band' ? 'band' : 'block';
}
