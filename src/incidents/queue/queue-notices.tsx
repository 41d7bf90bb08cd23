import { Clock16Regular } from '@fluentui/react-icons/headless/svg/clock';
import { PlugDisconnected16Regular } from '@fluentui/react-icons/headless/svg/plug-disconnected';
import { Fragment } from 'react';
import type { IncidentSource } from '../../defender/incident-source.ts';
import { Countdown } from '../../ui/countdown.tsx';
import type { FailureAction, FailureMessage } from '../../ui/failure-message.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { formatClock } from '../../ui/format-moment.ts';
import { Notice } from '../../ui/notice.tsx';
import type { SourceReading } from '../rows/source-reading.ts';
import { useRateLimitWait } from './use-rate-limit-wait.ts';

/** What stands over the whole queue: one band per tenant that failed, waits or has no network. The rows stay below. */
export function QueueNotices(props: {
  readings: readonly SourceReading[];
  describeFailure: (error: unknown) => FailureMessage;
  onRetry: (source: IncidentSource) => void;
  onFailureAction: (action: FailureAction, error: unknown) => void;
}) {
  const isOne = props.readings.length === 1;
  return props.readings.map((reading) => (
    <Fragment key={reading.source.contextId}>
      {reading.error === null ? null : (
        <ReadingFailure {...props} reading={reading} name={isOne ? null : reading.tenantName} />
      )}
      {reading.error === null && reading.isWaitingForNetwork ? <OfflineNotice reading={reading} /> : null}
      {reading.isReading ? <WaitingNotice reading={reading} /> : null}
    </Fragment>
  ));
}

/** Stays while reading is tried again: a failure that came and went with every try could not be read, nor its button pressed. */
function ReadingFailure(props: {
  reading: SourceReading;
  name: string | null;
  describeFailure: (error: unknown) => FailureMessage;
  onRetry: (source: IncidentSource) => void;
  onFailureAction: (action: FailureAction, error: unknown) => void;
}) {
  const { reading, name } = props;
  const words = props.describeFailure(reading.error);
  return (
    <FailureNotice
      layout="band"
      message={name === null ? words : { ...words, heading: `${name}: ${words.heading}` }}
      onAction={(action) =>
        action === 'retry' ? props.onRetry(reading.source) : props.onFailureAction(action, reading.error)
      }
    />
  );
}

function OfflineNotice(props: { reading: SourceReading }) {
  const { list, readAt, tenantName } = props.reading;
  return (
    <Notice tone="warning" layout="band" role="status" icon={<PlugDisconnected16Regular />} title="Offline">
      <p>
        {list === null || readAt === null
          ? `Reading ${tenantName} starts by itself when the network is back.`
          : `These rows are from ${formatClock(readAt)}. Reading goes on by itself when the network is back.`}
      </p>
    </Notice>
  );
}

/** Not a live region: it holds a countdown, and the line at the foot says the same without one. */
function WaitingNotice(props: { reading: SourceReading }) {
  const { source, tenantName } = props.reading;
  const wait = useRateLimitWait(source.rateLimiter);
  if (wait === null) return null;
  return (
    <Notice
      tone="warning"
      layout="band"
      icon={<Clock16Regular />}
      label="Waiting for calls"
      title={
        <>
          {wait.by === 'service' ? `${tenantName} asked to wait ` : 'The next call may start in '}
          <Countdown until={wait.until} />
        </>
      }
    >
      <p>
        {wait.by === 'service'
          ? 'The API answered that there were too many calls. Reading goes on by itself.'
          : 'All calls of this minute or hour are used up. Reading goes on by itself.'}
      </p>
    </Notice>
  );
}
