import { lazy } from 'react';
import { RoutePage } from './route-page.tsx';
import { useAppContext } from './use-app-context.ts';

const SetupPage = lazy(async () => ({ default: (await import('../setup/setup-page.tsx')).SetupPage }));

/** Set-up of a tenant; works signed out. */
export function SetupScreen() {
  const { wiring, addresses } = useAppContext();
  return (
    <RoutePage title="Setup">
      <SetupPage redirectUri={addresses.redirectUri} configuration={wiring.configuration} />
    </RoutePage>
  );
}
