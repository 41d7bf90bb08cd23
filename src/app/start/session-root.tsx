import { CSPProvider } from '@base-ui/react/csp-provider';
import { QueryClientProvider } from '@tanstack/react-query';
import { use } from 'react';
import { SessionProvider } from '../../access/session-provider.tsx';
import { useAppState } from '../context/use-app-state.ts';
import { Pages, PagesOfSession } from '../pages/pages.tsx';

/** Everything that requires a started session. Suspends until then, so that no page renders before a redirect response is handled. */
export function SessionRoot() {
  const { sessionStarter } = useAppState();
  const { session, keptTokens, sources, queryClient } = use(sessionStarter.start());
  return (
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={queryClient}>
        {session === null ? (
          <Pages session={null} state={{ status: 'signed-out', reason: 'never' }} {...{ keptTokens, sources }} />
        ) : (
          <SessionProvider session={session}>
            <PagesOfSession {...{ keptTokens, sources }} />
          </SessionProvider>
        )}
      </QueryClientProvider>
    </CSPProvider>
  );
}
