import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import type { KeptToken, KeptTokens } from '../../access/kept/kept-tokens.ts';
import type { Session, SessionState } from '../../access/session.ts';
import type { SignInError } from '../../access/sign-in-error.ts';
import { useSession } from '../../access/use-session.ts';
import { APIS } from '../../entra/apis.ts';
import { describeFailure } from '../../failures/describe-failure.ts';
import { Redirect, RouteTable } from '../../navigation/router.tsx';
import { incidentsPath, ROUTES } from '../../navigation/routes.ts';
import { useGoTo } from '../../navigation/use-go-to.ts';
import { useRoute } from '../../navigation/use-route.ts';
import { Button } from '../../ui/button.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { useStore } from '../../ui/use-store.ts';
import { queueAccessOf, tokensInUseOf } from '../context/access-contexts.ts';
import { otherApi } from '../context/api-choice.ts';
import { defaultViewOf } from '../context/default-view.ts';
import type { IncidentSources } from '../context/incident-sources.ts';
import { useAppState } from '../context/use-app-state.ts';
import { useChosenTimeZone } from '../context/use-chosen-time-zone.ts';
import { useFailureAction } from '../context/use-failure-action.ts';
import { useTenantName, useTenants } from '../context/use-tenants.ts';
import { ShellSkeleton } from '../landing/shell-skeleton.tsx';
import { afterFirstRows } from '../loading/after-first-rows.ts';
import { lazyPage } from '../loading/lazy-page.tsx';
import { AccessBanner, IncidentAccessBanner } from '../shell/access-banner.tsx';
import { AccountMenu } from '../shell/account-menu.tsx';
import type { PaletteAction } from '../shell/palette-commands.ts';
import { ShellScreen } from '../shell/shell-screen.tsx';
import { importOtherRoutes } from './import-other-routes.ts';
import { IncidentRoute } from './incident-route.tsx';
import { QueueRoute } from './queue-route.tsx';
import { UnknownRoute } from './unknown-route.tsx';

const LandingRoute = lazyPage(importOtherRoutes, ({ OTHER_ROUTES }) => OTHER_ROUTES.LandingRoute);
const SignInRequiredRoute = lazyPage(importOtherRoutes, ({ OTHER_ROUTES }) => OTHER_ROUTES.SignInRequiredRoute);
const ConsentRoute = lazyPage(importOtherRoutes, ({ OTHER_ROUTES }) => OTHER_ROUTES.ConsentRoute);
const SetupRoute = lazyPage(importOtherRoutes, ({ OTHER_ROUTES }) => OTHER_ROUTES.SetupRoute);
const TenantsRoute = lazyPage(importOtherRoutes, ({ OTHER_ROUTES }) => OTHER_ROUTES.TenantsRoute);
const TokenRoute = lazyPage(importOtherRoutes, ({ OTHER_ROUTES }) => OTHER_ROUTES.TokenRoute);
const ServerTime = lazyPage(importOtherRoutes, ({ OTHER_ROUTES }) => OTHER_ROUTES.ServerTime);

/** The pages of a session. Renders again when the session changes. */
export function PagesOfSession(props: { keptTokens: KeptTokens; sources: IncidentSources }) {
  const { session, state } = useSession();
  return <Pages session={session} state={state} {...props} />;
}

/**
 * Maps routes to pages. The incident pages require an access context; without one they offer to sign in. `session` is
 * `null` without a client id.
 */
export function Pages(props: {
  session: Session | null;
  state: SessionState;
  keptTokens: KeptTokens;
  sources: IncidentSources;
}) {
  const { session, state, keptTokens, sources } = props;
  useStore(keptTokens);
  const client = useQueryClient();
  // The landing page must work after a sign-out, also offline.
  useEffect(() => void afterFirstRows(client).then(importOtherRoutes), [client]);
  const { deployment, apiChoice, preferences, pageLoads } = useAppState();
  const api = useStore(apiChoice);
  const timeZone = useChosenTimeZone();
  const tenantName = useTenantName();
  const account = state.status === 'signed-in' ? state.account : null;
  const { tenants, settings } = useTenants({
    homeTenantId: account?.tenantId ?? null,
    tokenTenantIds: tokensInUseOf(keptTokens, api).map(({ tenantId }) => tenantId),
  });
  const { search } = useRoute();
  const access = queueAccessOf({ session, state, keptTokens, api, tenants, search });
  const { contexts, tokensInUse, unknownCount } = access;
  const queueContexts = contexts.forQueue(api);
  const me = contexts.username(api);
  const keptInQueue = contexts.keptInQueue(api);
  const [first] = queueContexts;
  const sourceOf = first === undefined ? null : () => sources.sourceFor(first);
  const barEnd =
    state.status === 'signed-in' && session !== null ? (
      <AccountMenu
        account={state.account}
        tenantName={tenantName(state.account.tenantId)}
        api={api}
        onSwitchApi={apiChoice.switchApi}
        timeZone={timeZone}
        onTimeZone={(zone) => preferences.change({ timeZone: zone })}
        onSignOut={() => void session.signOut()}
        onLeaveDemo={deployment.mode === 'demo' ? pageLoads.leaveDemo : null}
      />
    ) : (
      <SignInButton session={session} />
    );
  const actions: readonly PaletteAction[] =
    state.status === 'signed-in' && session !== null
      ? [
          { id: 'api', title: `Use ${APIS[otherApi(api)].displayName}`, icon: 'api', run: apiChoice.switchApi },
          { id: 'sign-out', title: 'Sign out', icon: 'sign-out', run: () => void session.signOut() },
        ]
      : [];
  const notice = noticeOf(session, state, queueContexts.length > 0);
  const inShell = (page: ReactNode, layout: 'page' | 'fixed' = 'page', banner: ReactNode = null) => (
    <ShellScreen
      layout={layout}
      sourceOf={sourceOf}
      actions={actions}
      end={barEnd}
      notice={
        <>
          {notice}
          {banner}
        </>
      }
    >
      {page}
    </ShellScreen>
  );
  const readerOf = (tenantId: string) => {
    const context = contexts.forTenant(tenantId, api);
    if (context === null) return null;
    const isBrought = tokensInUse.some((entry) => entry.tenantId === tenantId);
    return { source: sources.sourceFor(context), kind: isBrought ? 'brought-token' : 'user' } as const;
  };
  const publicRoutes = [
    { pattern: ROUTES.tenants, page: inShell(<TenantsRoute {...{ session, api, tenants, settings, readerOf }} />) },
    {
      pattern: ROUTES.token,
      page: inShell(
        <ServerTime>
          <TokenRoute session={session} state={state} />
        </ServerTime>,
      ),
    },
    { pattern: ROUTES.setup, page: inShell(<SetupRoute session={session} sources={sources} />) },
    // A customer's administrator comes here, who has no account in this app.
    {
      pattern: ROUTES.consent,
      page: state.status !== 'signed-in' ? <ConsentRoute state={state} /> : inShell(<ConsentRoute state={state} />),
    },
  ];
  const unknown = inShell(<UnknownRoute />);

  const signInRequired = <SignInRequiredRoute session={session} state={state} />;
  if (queueContexts.length === 0) {
    const routes = [
      { pattern: ROUTES.home, page: <LandingRoute session={session} state={state} /> },
      { pattern: ROUTES.incidents, page: inShell(signInRequired) },
      { pattern: ROUTES.incident, page: inShell(signInRequired) },
      ...publicRoutes,
    ];
    return <RouteTable routes={routes} unknown={unknown} />;
  }
  const queueSources = queueContexts.map(sources.sourceFor);
  const sourceIn = (id: string) => {
    const context = contexts.forTenant(id, api);
    return context === null ? null : sources.sourceFor(context);
  };
  const bannerProps = {
    isSignedIn: account !== null,
    tenantName,
    hostOf: sources.hostOf,
    onStopUsing: (entry: KeptToken) => keptTokens.stopUsing(entry.id),
  };
  const queue = <QueueRoute {...{ me, session, sources: queueSources, tenants, unknownCount }} />;
  const incident = <IncidentRoute {...{ me, session, queueSources, sourceIn }} withoutContext={signInRequired} />;
  const routes = [
    {
      pattern: ROUTES.home,
      page: (
        <>
          <Redirect to={incidentsPath(defaultViewOf(preferences.state().views))} />
          {/* Stays until the queue has rendered, where the page would be blank. */}
          <ShellSkeleton />
        </>
      ),
    },
    {
      pattern: ROUTES.incidents,
      page: inShell(queue, 'fixed', <AccessBanner {...bannerProps} entries={keptInQueue} />),
    },
    {
      pattern: ROUTES.incident,
      page: inShell(incident, 'page', <IncidentAccessBanner {...bannerProps} entries={tokensInUse} />),
    },
    ...publicRoutes,
  ];
  return <RouteTable routes={routes} unknown={unknown} />;
}

/**
 * The failure of the last sign-in or redirect, for a user who still reads incidents. Without an access context, the page
 * itself shows why the sign-in failed.
 */
function noticeOf(session: Session | null, state: SessionState, hasAccess: boolean): ReactNode {
  if (session === null || !hasAccess) return null;
  const error = state.status === 'signed-in' ? state.failure : state.status === 'failed' ? state.error : null;
  return error === null ? null : <FailedRedirectNotice session={session} error={error} />;
}

/** A user left to sign in, for consent or for a stronger token, and came back without it. The page below is unchanged. */
function FailedRedirectNotice(props: { session: Session; error: SignInError }) {
  const { apiChoice } = useAppState();
  const handleAction = useFailureAction(props.session, apiChoice.state());
  return (
    <FailureNotice
      layout="band"
      message={describeFailure(props.error)}
      onAction={(action) => handleAction(action, props.error)}
      dismiss={<TextButton onClick={props.session.dismiss}>Dismiss</TextButton>}
    />
  );
}

/** Signs in; without a client id it leads to setup. If sign-in cannot start, the landing page shows why. */
function SignInButton(props: { session: Session | null }) {
  const { apiChoice } = useAppState();
  const goTo = useGoTo();
  const signIn = () => {
    if (props.session === null) goTo(ROUTES.setup);
    else props.session.signIn({ api: apiChoice.state() }).catch(() => goTo(ROUTES.home));
  };
  return (
    <Button size="small" kind="primary" onClick={signIn}>
      Sign in
    </Button>
  );
}
