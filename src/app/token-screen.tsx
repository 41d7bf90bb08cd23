import { lazy } from 'react';
import type { Session, SessionState } from '../access/session.ts';
import { RoutePage } from './route-page.tsx';
import { tenantName } from './tenant-name.ts';
import { useAppContext } from './use-app-context.ts';

const TokenPage = lazy(async () => ({ default: (await import('../inspector/token-page.tsx')).TokenPage }));

/** The token inspector; works signed out. */
export function TokenScreen(props: { session: Session | null; status: SessionState['status'] }) {
  const { wiring } = useAppContext();
  return (
    <RoutePage title="Token inspector">
      {/* A sign-out begins the page anew, with nothing of what was pasted. */}
      <TokenPage
        key={props.status}
        heldTokens={() => props.session?.heldTokens() ?? Promise.resolve([])}
        tenantName={(tenantId: string) => tenantName(wiring.configuration, tenantId)}
        knownTenants={wiring.configuration.customers}
      />
    </RoutePage>
  );
}
