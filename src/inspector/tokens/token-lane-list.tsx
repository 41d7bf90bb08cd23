import { MINUTE_MS } from '../../std/time.ts';
import type { DecodedToken } from '../../token/decode-token.ts';
import { inspectToken } from '../../token/inspect-token.ts';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { useNow } from '../../ui/use-now.ts';
import { IDLE_MINUTES } from '../input/watch-idleness.ts';
import { LaneLife } from './lane-life.tsx';
import { laneContext, laneName } from './lane-words.ts';
import type { TenantNames } from './tenant-names.ts';
import styles from './token-lane-list.module.css';
import type { TokenLane } from './token-lanes.ts';

/** The tokens that can be looked at: those of the session, by tenant and API, and those that were pasted. */
export function TokenLaneList(props: {
  lanes: readonly TokenLane[];
  shown: string | null;
  tenants: TenantNames;
  onChoose: (lane: TokenLane) => void;
}) {
  const pasted = props.lanes.filter((lane) => lane.source === 'pasted');
  const hasHeld = pasted.length < props.lanes.length;
  return (
    <section className={styles.section} aria-labelledby="token-lanes">
      <h2 className={styles.title} id="token-lanes">
        {hasHeld ? 'Tokens of this session' : 'Pasted tokens'}
      </h2>
      <ul className={styles.lanes}>
        {props.lanes.map((lane) => (
          <li key={lane.key}>
            <button
              type="button"
              className={styles.lane}
              aria-current={lane.key === props.shown ? 'true' : undefined}
              onClick={() => props.onChoose(lane)}
            >
              <span className={styles.name}>{laneName(lane, pasted.length, props.tenants)}</span>
              {lane.decoded.ok ? (
                <LaneFacts lane={lane} token={lane.decoded.value} />
              ) : (
                <span className={styles.sub}>Cannot be read</span>
              )}
            </button>
          </li>
        ))}
      </ul>
      {pasted.length === 0 ? null : (
        <p className={styles.hint}>
          Pasted tokens live in memory: gone with Wipe, on reload, on sign-out and after {IDLE_MINUTES} minutes without
          use.
        </p>
      )}
    </section>
  );
}

function LaneFacts(props: { lane: TokenLane; token: DecodedToken }) {
  const now = useNow(MINUTE_MS);
  const { claims, kind, lifetime } = inspectToken(props.token, { now });
  const [first, ...others] = (kind === 'application-access' ? claims.appRoles : claims.scopes) ?? [];
  return (
    <>
      <span className={styles.life}>
        {lifetime.expiresAt === null ? null : <LaneLife until={lifetime.expiresAt} />}
      </span>
      <span className={styles.about}>
        <span className={styles.sub}>{laneContext(props.lane, now)}</span>
        {first === undefined ? null : (
          <code className={styles.permission} title={inertTextOf(first)}>
            <span>{inertTextOf(first, 60)}</span>
            {others.length === 0 ? null : ` +${others.length}`}
          </code>
        )}
      </span>
    </>
  );
}
