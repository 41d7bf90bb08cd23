import type { QueryClient } from '@tanstack/react-query';
import type { KeptTokens } from '../../access/kept/kept-tokens.ts';
import type { Session } from '../../access/session.ts';
import { incidentListQuery } from '../../defender/incident-queries.ts';
import type { Api } from '../../entra/clouds.ts';
import { QUEUE_FRAGMENT } from '../../navigation/routes.ts';
import { listTenants } from '../../tenants/list/tenant-list.ts';
import { parseTenantSettings } from '../../tenants/list/tenant-settings.ts';
import type { Configuration } from '../configuration/configuration.ts';
import { queueAccessOf } from './access-contexts.ts';
import { defaultViewOf } from './default-view.ts';
import type { IncidentSources } from './incident-sources.ts';
import type { Preferences } from './preferences.ts';

/**
 * Requests the lists of the queue while its page is still loading, if the page was loaded on a route of the queue. The page
 * finds these requests in the query cache and joins them; without it, `cancelUnwatchedLists` ends them.
 */
export function startFirstLists(page: {
  readonly started: {
    readonly session: Session | null;
    readonly keptTokens: KeptTokens;
    readonly sources: Pick<IncidentSources, 'sourceFor'>;
    readonly queryClient: QueryClient;
  };
  /** The fragment of the page's URL. */
  readonly fragment: string;
  readonly api: Api;
  readonly customers: Configuration['customers'];
  readonly preferences: Pick<Preferences, 'views' | 'tenants'>;
}): void {
  const { fragment, api, preferences } = page;
  const { session, keptTokens, sources, queryClient } = page.started;
  const state = session?.state();
  if (session === null || state?.status !== 'signed-in' || !QUEUE_FRAGMENT.test(fragment)) return;
  const tenants = listTenants({
    homeTenantId: state.account.tenantId,
    tokenTenantIds: [],
    configured: page.customers,
    settings: parseTenantSettings(preferences.tenants),
  });
  // The start page leads to the default view.
  const search = /^#\/?incidents/.test(fragment) ? fragment.replace(/^[^?]*/, '') : defaultViewOf(preferences.views);
  const { contexts } = queueAccessOf({ session, state, keptTokens, api, tenants, search });
  for (const context of contexts.forQueue(api)) {
    void queryClient.prefetchQuery(incidentListQuery(sources.sourceFor(context)));
  }
}
