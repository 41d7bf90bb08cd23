import type { EpochMs } from '../../std/time.ts';
import { MINUTE_MS } from '../../std/time.ts';
import { formatDayAndTime } from '../../ui/format-moment.ts';
import { TextButton } from '../../ui/text-button.tsx';
import { useNow } from '../../ui/use-now.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import type { Rung, RungState } from '../consent/consent-ladder.ts';
import type { FixedBy } from '../consent/customer-fixes.ts';
import { RUNG_NAMES, rungDetail } from '../consent/rung-text.ts';
import styles from './ladder.module.css';
import { RungMark } from './ladder-rail.tsx';
import type { TenantAccess } from './tenant-access.ts';

const STATE_WORDS: { readonly [State in RungState]: string } = {
  passed: 'Done',
  failed: 'Failed',
  running: 'In progress',
  next: 'Next',
  unseen: 'Not seen',
  'not-applicable': 'Not needed',
  ahead: 'Not reached',
};

const FIXED_BY: { readonly [Who in FixedBy]: string } = {
  you: 'You can fix this.',
  customer: 'An administrator of this tenant can fix this.',
  home: 'An administrator of your own tenant can fix this.',
  'app-owner': 'The owner of the app registration and this site can fix this.',
};

/** The steps of one tenant, each with its time, what it proves, and where it stopped the fix. */
export function RungList(props: {
  access: TenantAccess;
  isBrought: boolean;
  permission: string;
  /** `null` if access cannot be checked now. */
  onCheck: (() => void) | null;
}) {
  const { access } = props;
  const now = useNow(MINUTE_MS);
  return (
    <ol className={styles.rungs}>
      {access.rungs.map((rung) => (
        <li key={rung.id} data-state={rung.state} aria-current={isCurrent(rung) ? 'step' : undefined}>
          <RungMark state={rung.state} />
          <h4>
            {RUNG_NAMES[rung.id]}
            <VisuallyHidden>: {STATE_WORDS[rung.state]}</VisuallyHidden>
          </h4>
          <div className={styles.text}>
            <RungText {...props} rung={rung} now={now} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function isCurrent({ state }: Rung): boolean {
  return state === 'next' || state === 'failed' || state === 'running';
}

function RungText(props: Parameters<typeof RungList>[0] & { rung: Rung; now: EpochMs }) {
  const { rung, access, now, onCheck } = props;
  const time =
    rung.at === null ? null : <time dateTime={new Date(rung.at).toISOString()}>{formatDayAndTime(rung.at, now)}</time>;
  const detail = rungDetail(rung, {
    isBrought: props.isBrought,
    permission: props.permission,
    incidents: access.incidents,
  });
  const { problem } = access;
  const isReadFailure = rung.state === 'failed' && rung.id !== 'return' && problem !== null;
  return (
    <>
      {isReadFailure ? (
        <>
          <p className={styles.cause}>
            {problem.cause} <code>{problem.badge}</code>
          </p>
          <p>
            {problem.fix} {problem.fixedBy === null ? null : FIXED_BY[problem.fixedBy]}
          </p>
        </>
      ) : null}
      {detail === '' && time === null ? null : (
        <p>
          {detail} {time}
        </p>
      )}
      {onCheck !== null && (isReadFailure || (rung.state === 'next' && rung.id === 'token')) && !access.isReading ? (
        <p>
          <TextButton onClick={onCheck}>{isReadFailure ? 'Try again' : 'Check access'}</TextButton>
        </p>
      ) : null}
    </>
  );
}
