import { CSPProvider } from '@base-ui/react/csp-provider';
import { QueryClientProvider } from '@tanstack/react-query';
import { use } from 'react';
import { SessionProvider } from '../../access/session-provider.tsx';
import { useAppContext } from '../context/use-app-context.ts';
import { Pages, PagesOfSession } from '../pages/pages.tsx';

/** Everything that needs sign-in to have been looked at. Suspends until it was, so no page renders before an answer was handled. */
export function SessionRoot() {
  const { starter } = useAppContext();
  const { session, sources, queryClient } = use(starter.start());
  return (
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={queryClient}>
        {session === null ? (
          <Pages session={null} state={{ status: 'signed-out', reason: 'never' }} sources={sources} />
        ) : (
          <SessionProvider session={session}>
            <PagesOfSession sources={sources} />
          </SessionProvider>
        )}
      </QueryClientProvider>
    </CSPProvider>
  );
}
