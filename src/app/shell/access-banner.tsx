import { KeyRegular } from '@fluentui/react-icons/headless/svg/key';
import type { KeptToken } from '../../access/kept/kept-tokens.ts';
import { APIS } from '../../entra/apis.ts';
import type { Api } from '../../entra/clouds.ts';
import { ROUTES } from '../../navigation/routes.ts';
import { useGoTo } from '../../navigation/use-go-to.ts';
import { useIncidentRoute } from '../../navigation/use-incident-route.ts';
import { MINUTE_MS, SECOND_MS } from '../../std/time.ts';
import { Button } from '../../ui/button.tsx';
import { formatClock, formatCountdown, formatDuration } from '../../ui/format-moment.ts';
import { InertText } from '../../ui/inert-text.tsx';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { useNow } from '../../ui/use-now.ts';
import { VerdictMark } from '../../ui/verdict-mark.tsx';
import css from './access-banner.module.css';

/** From here on the banner counts down the seconds and asks for a new token. */
const ENDS_SOON_MS = 5 * MINUTE_MS;

type BannerProps = {
  entries: readonly KeptToken[];
  isSignedIn: boolean;
  tenantName: (tenantId: string) => string;
  hostOf: (api: Api) => string;
  onStopUsing: (entry: KeptToken) => void;
};

/**
 * Shows whose access the incidents are read with, where that is not the signed-in user's own. The claims of a token are
 * not proof: until the API has accepted it, the banner says so. Not a live region, because it contains a countdown.
 */
export function AccessBanner(props: BannerProps) {
  if (props.entries.length === 0) return null;
  return (
    <section className={css.banner} role="status" aria-label="Access context" aria-live="off">
      {props.entries.map((entry) => (
        <ContextRow key={entry.id} {...props} entry={entry} />
      ))}
    </section>
  );
}

/** The banner of an incident's page: only the access to the incident's tenant, which need not be in the queue. */
export function IncidentAccessBanner(props: BannerProps) {
  const tenantId = useIncidentRoute().tenantId.toLowerCase();
  return <AccessBanner {...props} entries={props.entries.filter((entry) => entry.tenantId === tenantId)} />;
}

function ContextRow(props: Omit<BannerProps, 'entries'> & { entry: KeptToken }) {
  const { entry } = props;
  const goTo = useGoTo();
  const leftMs = entry.expiresAt - useNow(SECOND_MS);
  const endsSoon = entry.end === null && leftMs <= ENDS_SOON_MS;
  const [permission, ...others] = entry.permissions;
  const facts = [
    { name: 'Tenant', value: <Clipped text={props.tenantName(entry.tenantId)} /> },
    ...(entry.kind === 'user' ? [{ name: 'User', value: <Clipped text={entry.username ?? 'not named'} /> }] : []),
    { name: 'Application ID', value: <Clipped text={entry.clientId} code /> },
    ...(permission === undefined
      ? []
      : [
          {
            name: 'Permission',
            value: (
              <>
                <InertText text={permission} maxLength={60} code />
                {others.length === 0 ? null : ` +${others.length}`}
              </>
            ),
          },
        ]),
    { name: APIS[entry.api].displayName, value: <code>{props.hostOf(entry.api)}</code> },
    {
      name: entry.end === null ? 'Ends' : 'Ended',
      value: <EndTime entry={entry} leftMs={leftMs} endsSoon={endsSoon} />,
    },
    {
      name: 'Proof',
      value:
        entry.acceptedAt === null ? (
          'Claims only, not proven yet'
        ) : (
          <VerdictMark verdict="yes" label={`Accepted by the API at ${formatClock(entry.acceptedAt)}`} />
        ),
    },
  ];
  return (
    <div className={css.context} data-tone={endsSoon || entry.end !== null ? 'warning' : 'info'}>
      <span className={css.icon}>
        <KeyRegular aria-hidden="true" />
      </span>
      <div>
        <h2 className={css.title}>{entry.kind === 'application' ? 'Application context' : 'Delegated context'}</h2>
        {props.isSignedIn ? null : <p className={css.note}>No user is signed in</p>}
      </div>
      <dl className={css.facts}>
        {facts.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className={css.actions}>
        <Button size="small" onClick={() => goTo(ROUTES.token)}>
          {endsSoon ? 'Bring a new token' : 'Change'}
        </Button>
        <Button size="small" kind="plain" onClick={() => props.onStopUsing(entry)}>
          Stop using
        </Button>
      </div>
    </div>
  );
}

function EndTime(props: { entry: KeptToken; leftMs: number; endsSoon: boolean }) {
  const { entry, leftMs } = props;
  if (entry.end !== null) return formatClock(entry.end.at);
  const left = props.endsSoon ? formatCountdown(leftMs) : formatDuration(leftMs - (leftMs % MINUTE_MS));
  return `${formatClock(entry.expiresAt)}, in ${left}`;
}

/** Text from a token or a configuration, or an id; a tooltip shows all of it. */
function Clipped(props: { text: string; code?: boolean }) {
  const { text, code = false } = props;
  return (
    <span className={css.clipped} title={inertTextOf(text)} data-code={code || undefined}>
      {inertTextOf(text)}
    </span>
  );
}
