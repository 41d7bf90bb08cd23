import { Clock16Regular } from '@fluentui/react-icons/headless/svg/clock';
import { PlugDisconnected16Regular } from '@fluentui/react-icons/headless/svg/plug-disconnected';
import type { IncidentSource } from '../defender/incident-source.ts';
import { Countdown } from '../ui/countdown.tsx';
import { FailureNotice } from '../ui/failure-notice.tsx';
import type { FailureAction, FailureWords } from '../ui/failure-words.ts';
import { formatClock } from '../ui/format-moment.ts';
import { Notice } from '../ui/notice.tsx';
import type { SourceReading } from './source-reading.ts';
import { useCallWait } from './use-call-wait.ts';

/** What stands over the whole queue: one band per tenant that failed, waits or has no network. The rows stay below. */
export function QueueNotices(props: {
  readings: readonly SourceReading[];
  describeFailure: (error: unknown) => FailureWords;
  onRetry: (source: IncidentSource) => void;
  onFailureAction: (action: FailureAction, error: unknown) => void;
}) {
  const isOne = props.readings.length === 1;
  return props.readings.map((reading) => {
    const key = `${reading.source.tenantId} ${reading.source.api}`;
    if (reading.error !== null && !reading.isReading) {
      const words = props.describeFailure(reading.error);
      return (
        <FailureNotice
          key={key}
          layout="band"
          words={isOne ? words : { ...words, heading: `${reading.tenantName}: ${words.heading}` }}
          onAction={(action) =>
            action === 'retry' ? props.onRetry(reading.source) : props.onFailureAction(action, reading.error)
          }
        />
      );
    }
    if (reading.isWaitingForNetwork) return <OfflineNotice key={key} reading={reading} />;
    return reading.isReading ? <WaitingNotice key={key} reading={reading} /> : null;
  });
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
  const wait = useCallWait(source.gate);
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
