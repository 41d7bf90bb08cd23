import { type ReactNode, useSyncExternalStore } from 'react';
import type { Session, SessionState } from '../../access/session.ts';
import { useSession } from '../../access/use-session.ts';
import { Redirect, RouteTable } from '../../navigation/router.tsx';
import { incidentsPath, ROUTES } from '../../navigation/routes.ts';
import { accessContextsOf } from '../context/access-contexts.ts';
import type { IncidentSources } from '../context/incident-sources.ts';
import { tenantName } from '../context/tenant-name.ts';
import { useAppContext } from '../context/use-app-context.ts';
import { LandingRoute } from '../landing/landing-route.tsx';
import { SignedOutRoute } from '../landing/signed-out-route.tsx';
import { AccountMenu } from '../shell/account-menu.tsx';
import { defaultViewOf } from '../shell/default-view.ts';
import { FailedSignInNotice } from '../shell/failed-sign-in-notice.tsx';
import { ShellScreen } from '../shell/shell-screen.tsx';
import { SignInButton } from '../shell/sign-in-button.tsx';
import { IncidentRoute } from './incident-route.tsx';
import { QueueRoute } from './queue-route.tsx';
import { SetupRoute } from './setup-route.tsx';
import { TokenRoute } from './token-route.tsx';
import { UnknownRoute } from './unknown-route.tsx';

/** The pages of a session. Renders again when sign-in changes. */
export function PagesOfSession(props: { sources: IncidentSources }) {
  const { session, state } = useSession();
  return <Pages session={session} state={state} sources={props.sources} />;
}

/**
 * Routes to pages. The pages of incidents need an access context; without one they offer to sign in. `session` is `null`
 * where no client id is configured.
 */
export function Pages(props: { session: Session | null; state: SessionState; sources: IncidentSources }) {
  const { session, state, sources } = props;
  const { wiring, apiChoice, leaveDemo, preferences } = useAppContext();
  const api = useSyncExternalStore(apiChoice.subscribe, apiChoice.state);
  const account = state.status === 'signed-in' ? state.account : null;
  const contexts = accessContextsOf(session, state);
  const queueContexts = contexts.forQueue(api);
  const [first] = queueContexts;
  const sourceOf = first === undefined ? null : () => sources.sourceFor(first);
  const inShell = (page: ReactNode, layout: 'page' | 'fixed' = 'page') => (
    <ShellScreen fixed={layout === 'fixed'} sourceOf={sourceOf} end={endOfBar(state)} notice={noticeOf(session, state)}>
      {page}
    </ShellScreen>
  );
  const endOfBar = (now: SessionState) =>
    now.status === 'signed-in' && session !== null ? (
      <AccountMenu
        account={now.account}
        tenantName={tenantName(wiring.configuration, now.account.tenantId)}
        api={api}
        onSwitchApi={apiChoice.switchApi}
        onSignOut={() => void session.signOut()}
        onLeaveDemo={wiring.mode === 'demo' ? leaveDemo : null}
      />
    ) : (
      <SignInButton session={session} />
    );
  const open = [
    { pattern: ROUTES.token, page: inShell(<TokenRoute session={session} state={state} />) },
    { pattern: ROUTES.setup, page: inShell(<SetupRoute />) },
  ];
  const unknown = inShell(<UnknownRoute />);

  const signedOut = <SignedOutRoute session={session} state={state} />;
  if (queueContexts.length === 0) {
    const routes = [
      { pattern: ROUTES.home, page: <LandingRoute session={session} state={state} /> },
      { pattern: ROUTES.incidents, page: inShell(signedOut) },
      { pattern: ROUTES.incident, page: inShell(signedOut) },
      ...open,
    ];
    return <RouteTable routes={routes} unknown={unknown} />;
  }
  const queueSources = queueContexts.map(sources.sourceFor);
  const sourceIn = (id: string) => {
    const context = contexts.forTenant(id, api);
    return context === null ? null : sources.sourceFor(context);
  };
  const queue = <QueueRoute {...{ account, session, sources: queueSources }} />;
  const incident = <IncidentRoute {...{ account, session, queueSources, sourceIn }} withoutContext={signedOut} />;
  const routes = [
    { pattern: ROUTES.home, page: <Redirect to={incidentsPath(defaultViewOf(preferences.state().views))} /> },
    { pattern: ROUTES.incidents, page: inShell(queue, 'fixed') },
    { pattern: ROUTES.incident, page: inShell(incident) },
    ...open,
  ];
  return <RouteTable routes={routes} unknown={unknown} />;
}

/** Why the last trip to the sign-in page came to nothing, for somebody who is signed in all the same. */
function noticeOf(session: Session | null, state: SessionState): ReactNode {
  if (session === null || state.status !== 'signed-in' || state.failure === null) return null;
  return <FailedSignInNotice session={session} error={state.failure} />;
}
