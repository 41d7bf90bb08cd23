import { Clock16Regular } from '@fluentui/react-icons/headless/svg/clock';
import { PlugDisconnected16Regular } from '@fluentui/react-icons/headless/svg/plug-disconnected';
import type { IncidentSource } from '../defender/incident-source.ts';
import { SECOND_MS } from '../std/time.ts';
import { Countdown } from '../ui/countdown.tsx';
import { FailureNotice } from '../ui/failure-notice.tsx';
import type { FailureAction, FailureWords } from '../ui/failure-words.ts';
import { formatClock } from '../ui/format-moment.ts';
import { Notice } from '../ui/notice.tsx';
import { useNow } from '../ui/use-now.ts';
import type { SourceReading } from './source-reading.ts';
import { useGateState } from './use-gate-state.ts';

/** A shorter wait is over before its notice could be read. */
const SHORTEST_WAIT_MS = 2 * SECOND_MS;

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
  const gate = useGateState(source.gate);
  const now = useNow(SECOND_MS);
  if (gate.closedUntil === null || gate.closedUntil - now < SHORTEST_WAIT_MS) return null;
  return (
    <Notice
      tone="warning"
      layout="band"
      icon={<Clock16Regular />}
      label="Waiting for calls"
      title={
        <>
          {gate.closedBy === 'service' ? `${tenantName} asked to wait ` : 'The next call may start in '}
          <Countdown until={gate.closedUntil} />
        </>
      }
    >
      <p>
        {gate.closedBy === 'service'
          ? 'The API answered that there were too many calls. Reading goes on by itself.'
          : 'All calls of this minute or hour are used up. Reading goes on by itself.'}
      </p>
    </Notice>
  );
}
