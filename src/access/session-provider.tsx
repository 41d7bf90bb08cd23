import { InteractionStatus } from '@azure/msal-browser';
import { MsalProvider, useMsal } from '@azure/msal-react';
import type { ReactNode } from 'react';
import type { Session } from './session.ts';
import type { LibrarySession } from './start-session.ts';
import { SessionContext } from './use-session.ts';

/** Provides the started session, inside the context of msal-react, which knows when the page is navigating to sign-in. */
export function SessionProvider({
  session,
  children,
}: {
  readonly session: LibrarySession;
  readonly children: ReactNode;
}) {
  if (session.library === null)
    return <SessionContext value={{ session, isLeaving: false }}>{children}</SessionContext>;
  return (
    <MsalProvider instance={session.library}>
      <WithInteraction session={session}>{children}</WithInteraction>
    </MsalProvider>
  );
}

function WithInteraction({ session, children }: { readonly session: Session; readonly children: ReactNode }) {
  const { inProgress } = useMsal();
  const isLeaving = inProgress === InteractionStatus.AcquireToken;
  return <SessionContext value={{ session, isLeaving }}>{children}</SessionContext>;
}
