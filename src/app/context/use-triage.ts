import { use, useEffect } from 'react';
import type { Session } from '../../access/session.ts';
import type { Api } from '../../entra/clouds.ts';
import type { FailureAction, FailureMessage } from '../../ui/failure-message.ts';
import { useStore } from '../../ui/use-store.ts';
import { afterFirstRows } from '../loading/after-first-rows.ts';
import { useEarlyKey } from '../loading/use-early-key.ts';
import type { Triage } from './open-triage.ts';
import { useAppState } from './use-app-state.ts';
import { useTenantName } from './use-tenants.ts';

/** The keys of `TriageHost`. */
const CHANGE_KEYS = ['a', 's', 'c', 't', 'm'];

/** What the pages of incidents need to change incidents; `null` until its chunk has loaded. */
export function useTriage(options: {
  readonly session: Session | null;
  readonly api: Api;
  readonly me: string | null;
  readonly describeFailure: (error: unknown) => FailureMessage;
  readonly onFailureAction: (action: FailureAction, error: unknown) => void;
  readonly onDownload: (file: { readonly name: string; readonly text: string }) => void;
}) {
  const { session, api, me, describeFailure, onFailureAction } = options;
  const { deployment, preferences, sessionStarter } = useAppState();
  const { triage: opener, queryClient } = use(sessionStarter.start());
  const triage: Triage | null = useStore(opener);
  const { table } = useStore(preferences);
  const tenantName = useTenantName();
  useEffect(() => {
    let isMounted = true;
    void afterFirstRows(queryClient).then(() => {
      if (isMounted) opener.open();
    });
    return () => {
      isMounted = false;
    };
  }, [opener, queryClient]);
  useEarlyKey({ isLoaded: triage !== null, keys: CHANGE_KEYS, onEarlyKey: opener.open });
  if (triage === null) return null;
  return {
    Actions: triage.Actions,
    Host: triage.Host,
    props: {
      triage: triage.session,
      me,
      table,
      onTable: (changed: unknown) => preferences.change({ table: changed }),
      onAskPermission: (tenantId: string) => {
        // A failure becomes the state of the session, which the page shows.
        session?.signIn({ tenantId, api, purpose: 'changing' }).catch(() => undefined);
      },
      onDownload: options.onDownload,
      tenantName,
      isDemo: deployment.mode === 'demo',
      pageAddress: deployment.addresses.page,
      describeFailure,
      onFailureAction,
    },
  };
}
