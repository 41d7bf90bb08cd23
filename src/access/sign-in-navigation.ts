import type { AccountInfo, IPublicClientApplication } from '@azure/msal-browser';
import { probeStorage } from '../storage/storage-probe.ts';
import { classifySignInError } from './classify-sign-in-error.ts';
import { INTERACTION_STATUS_KEY } from './library-keys.ts';
import type { NavigationCount } from './navigation-count.ts';
import type { Session } from './session.ts';
import { authorityOf, type SessionOptions } from './session-options.ts';
import type { SignInDeparture } from './sign-in-departure.ts';
import { SignInError } from './sign-in-error.ts';
import { changePermission, scopesOf } from './sign-in-scopes.ts';
import { accountIn } from './token-requests.ts';

type Dependencies = {
  readonly library: Pick<IPublicClientApplication, 'acquireTokenRedirect' | 'getAccount'>;
  readonly activeAccount: () => AccountInfo | null;
  readonly options: SessionOptions & { readonly sessionStorage: NonNullable<SessionOptions['sessionStorage']> };
  readonly navigations: NavigationCount;
  readonly departure: SignInDeparture;
  /** Whether the last sign-in failed or was not completed. */
  readonly isRetry: () => boolean;
};

/**
 * Returns the function that navigates to the sign-in page. It resolves with `restored` if the back button restores this page,
 * and rejects with a `SignInError` if it cannot navigate.
 */
export function createSignInNavigation(dependencies: Dependencies) {
  const { library, activeAccount, options, navigations, departure, isRetry } = dependencies;
  const { sessionStorage: tabStore, clock, isOnline } = options;

  return async (request: Parameters<Session['signIn']>[0] = {}): Promise<'navigated' | 'restored'> => {
    const { tenantId, api = options.api, claims, purpose = 'reading' } = request;
    const active = activeAccount();
    const isForChange = purpose === 'changing' && active !== null;
    const target = {
      ...(tenantId === undefined ? {} : { tenantId }),
      ...(claims === undefined ? {} : { claims }),
      ...(isForChange ? { changePermission: changePermission(api) } : {}),
    };
    try {
      if (!isOnline()) throw new SignInError({ code: 'offline', ...target });
      const storage = probeStorage(tabStore);
      if (storage !== 'usable') throw new SignInError({ code: storage, ...target });
      // Only a click asks for the permission to change incidents, so that can't loop.
      if (!isForChange && !navigations.tryNavigate())
        throw new SignInError({ code: 'redirect-loop', ...navigations.lastFailure(), ...target });
      // No interaction of ours is in progress, so this flag is from another application that ran in this tab.
      tabStore.removeItem(INTERACTION_STATUS_KEY);
      departure.record(clock(), isForChange ? api : null);
      await library.acquireTokenRedirect({
        authority: authorityOf(options, tenantId ?? active?.tenantId ?? options.tenant),
        scopes: scopesOf(options.cloud, api, isForChange ? 'changing' : 'reading'),
        redirectUri: options.redirectUri,
        ...(active === null ? {} : { account: tenantId === undefined ? active : accountIn(library, active, tenantId) }),
        // After a failure the user may need another account; without this the service would choose the same one again.
        ...(active === null && isRetry() ? { prompt: 'select_account' } : {}),
        ...(claims === undefined ? {} : { claims }),
      });
      return 'navigated';
    } catch (thrown) {
      const error = classifySignInError(thrown, { isOnline: isOnline(), ...target });
      if (error.code === 'cancelled') return 'restored';
      departure.clear();
      throw error;
    }
  };
}
