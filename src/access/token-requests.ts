import {
  type AccountInfo,
  type AuthenticationResult,
  CacheLookupPolicy,
  type IPublicClientApplication,
  type SilentRequest,
} from '@azure/msal-browser';
import { INCIDENT_APIS } from '../entra/apis.ts';
import { type Api, resourceOf } from '../entra/clouds.ts';
import { epochMs } from '../std/time.ts';
import type { HeldToken } from './access-context.ts';
import type { AcquisitionLog } from './acquisition-log.ts';
import { classifySignInError } from './classify-sign-in-error.ts';
import { createForeignThrottling } from './foreign-throttling.ts';
import { authorityOf, type SessionOptions } from './session-options.ts';
import { SignInError } from './sign-in-error.ts';
import {
  belongsToResource,
  changePermission,
  includesChangePermission,
  scopesOf,
  type TokenPurpose,
} from './sign-in-scopes.ts';

type TokenLibrary = Pick<
  IPublicClientApplication,
  'acquireTokenSilent' | 'getAccount' | 'getAllAccounts' | 'clearCache'
>;

type TokenTarget = {
  readonly tenantId: string;
  readonly api: Api;
  readonly accountId: string | null;
  /** Default: reading. */
  readonly purpose?: TokenPurpose;
};

export type TokenRequest = { readonly claims?: string; readonly forceRefresh?: boolean };

/** Requests tokens from the library silently: one per tenant and API. */
type TokenRequests = {
  /** Rejects with `interaction-required` unless the account with the id `accountId` is the one signed in. */
  accessToken(target: TokenTarget, request?: TokenRequest): Promise<string>;
  /** Whether the cache holds a token for this target. Sends no request. */
  hasToken(target: TokenTarget): Promise<boolean>;
  heldTokens(): Promise<readonly HeldToken[]>;
  /** Discards the responses to all pending requests, and removes them from the library's cache. */
  revoke(): void;
};

/**
 * Returns the account of the signed-in user in a tenant. The library finds cached tokens by the account's tenant, not by the
 * authority: the home account with another tenant's authority would get the home tenant's token.
 */
export function accountIn(
  library: Pick<TokenLibrary, 'getAccount'>,
  account: AccountInfo,
  tenantId: string,
): AccountInfo {
  if (account.tenantId.toLowerCase() === tenantId) return account;
  return library.getAccount({ homeAccountId: account.homeAccountId, tenantId }) ?? { ...account, tenantId };
}

/** Checks a response that the library accepted. Returns what is wrong with it, or `null`. */
function problemWith(
  result: Pick<AuthenticationResult, 'tenantId' | 'scopes'>,
  tenantId: string,
  resource: string,
): Pick<SignInError['details'], 'code' | 'libraryCode'> | null {
  if (result.tenantId.toLowerCase() !== tenantId) return { code: 'wrong-tenant' };
  return belongsToResource(result.scopes, resource) ? null : { code: 'unknown', libraryCode: 'wrong_resource' };
}

export function createTokenRequests(dependencies: {
  readonly library: TokenLibrary;
  readonly activeAccount: () => AccountInfo | null;
  readonly options: SessionOptions;
  readonly log: AcquisitionLog;
}): TokenRequests {
  const { library, activeAccount, options, log } = dependencies;
  let epoch = 0;
  const throttling = createForeignThrottling({ store: options.sessionStorage, clock: options.clock });
  /** The `refreshOn` of the last token that a background refresh was attempted for, by authority and scope. */
  const attemptedRefreshes = new Map<string, number>();

  function silentRequest(account: AccountInfo, tenantId: string, api: Api, purpose: TokenPurpose = 'reading') {
    return {
      account: accountIn(library, account, tenantId),
      authority: authorityOf(options, tenantId),
      scopes: scopesOf(options.cloud, api, purpose),
      redirectUri: options.redirectUri,
    } satisfies SilentRequest;
  }

  /** Requests the next token while this one is valid: the library does nothing when `refresh_in` has passed. */
  function refreshEarly(request: SilentRequest, refreshOn: Date | undefined): void {
    const key = `${request.authority} ${request.scopes.join(' ')}`;
    if (refreshOn === undefined || refreshOn.getTime() > options.clock()) return;
    if (attemptedRefreshes.get(key) === refreshOn.getTime()) return;
    attemptedRefreshes.set(key, refreshOn.getTime());
    const startEpoch = epoch;
    library
      .acquireTokenSilent({ ...request, forceRefresh: true, cacheLookupPolicy: CacheLookupPolicy.RefreshToken })
      .then(() => (epoch === startEpoch ? undefined : library.clearCache()))
      // The current token is still valid. If the error persists, the first request after its expiry gets it.
      .catch(() => undefined);
  }

  return {
    async accessToken({ api, accountId, purpose = 'reading', ...target }, { claims, forceRefresh = false } = {}) {
      const tenantId = target.tenantId.toLowerCase();
      const startEpoch = epoch;
      const account = activeAccount();
      const forChange = purpose === 'changing' ? { changePermission: changePermission(api) } : {};
      const refusal = (details: SignInError['details']) =>
        new SignInError({ ...details, tenantId, ...forChange, ...(claims === undefined ? {} : { claims }) });
      if (account === null || account.homeAccountId !== accountId)
        throw refusal({ code: 'interaction-required', libraryCode: 'no_account_error' });

      const request = silentRequest(account, tenantId, api, purpose);
      const isForeign =
        account.tenantId.toLowerCase() !== tenantId &&
        library.getAccount({ homeAccountId: account.homeAccountId, tenantId }) === null;
      const throttledBy = isForeign ? throttling.throttledBy(request.authority) : null;
      if (throttledBy !== null) throw refusal({ code: 'throttled', ...throttledBy });
      const startedAt = options.clock();
      const commonFields = () => ({
        at: startedAt,
        tenantId,
        api,
        durationMs: options.clock() - startedAt,
        scopesRequested: request.scopes,
      });
      const result = await library
        .acquireTokenSilent({ ...request, forceRefresh, ...(claims === undefined ? {} : { claims }) })
        .catch(async (thrown: unknown) => {
          // The library may have stored part of a response before it failed.
          if (epoch !== startEpoch) {
            await library.clearCache();
            throw refusal({ code: 'interaction-required', libraryCode: 'no_account_error' });
          }
          const error = classifySignInError(thrown, {
            isOnline: options.isOnline(),
            isRenewal: true,
            isOtherTenant: account.tenantId.toLowerCase() !== tenantId,
            tenantId,
            claims,
            ...forChange,
          });
          if (isForeign) throttling.moveToMemory(request.authority, error);
          log.record({
            ...commonFields(),
            how: 'renewed',
            outcome: error.code,
            correlationId: error.details.correlationId ?? null,
            aadstsCode: error.details.aadstsCode ?? null,
            scopesGranted: [],
            expiresAt: null,
          });
          throw error;
        });
      if (epoch !== startEpoch) {
        // The user signed out during the request, and the library has just cached the response.
        await library.clearCache();
        throw refusal({ code: 'interaction-required', libraryCode: 'no_account_error' });
      }
      // Entra issues what is granted. A token without the permission would be refused only after the change was sent.
      const lacksPermission = purpose === 'changing' && !includesChangePermission(result.scopes, api);
      const problem =
        problemWith(result, tenantId, resourceOf(options.cloud, api)) ??
        (lacksPermission ? ({ code: 'consent-required' } as const) : null);
      log.record({
        ...commonFields(),
        how: result.fromCache ? 'cache' : 'renewed',
        outcome: problem?.code ?? 'acquired',
        correlationId: result.correlationId === '' ? null : result.correlationId,
        aadstsCode: null,
        scopesGranted: result.scopes,
        expiresAt: result.expiresOn === null ? null : epochMs(result.expiresOn.getTime()),
      });
      if (problem !== null) throw refusal(problem);
      if (result.fromCache) refreshEarly(request, result.refreshOn);
      return result.accessToken;
    },

    async hasToken({ api, accountId, purpose = 'reading', ...target }) {
      const account = activeAccount();
      if (account === null || account.homeAccountId !== accountId) return false;
      const tenantId = target.tenantId.toLowerCase();
      try {
        const request = silentRequest(account, tenantId, api, purpose);
        const result = await library.acquireTokenSilent({
          ...request,
          cacheLookupPolicy: CacheLookupPolicy.AccessToken,
        });
        return problemWith(result, tenantId, resourceOf(options.cloud, api)) === null;
      } catch {
        // Not cached. With this policy the library sends no request.
        return false;
      }
    },

    async heldTokens() {
      const active = activeAccount();
      if (active === null) return [];
      const accounts = library.getAllAccounts({ homeAccountId: active.homeAccountId });
      const idTokens = accounts.flatMap(({ idToken, tenantId }): HeldToken[] =>
        idToken === undefined ? [] : [{ kind: 'id-token', tenantId, api: null, context: 'user', token: idToken }],
      );
      const lookUps = accounts.flatMap(({ tenantId }) =>
        INCIDENT_APIS.map(async (api): Promise<HeldToken[]> => {
          try {
            const request = silentRequest(active, tenantId, api);
            const { accessToken } = await library.acquireTokenSilent({
              ...request,
              cacheLookupPolicy: CacheLookupPolicy.AccessToken,
            });
            return [{ kind: 'access-token', tenantId, api, context: 'user', token: accessToken }];
          } catch {
            // Not cached. With this policy the library sends no request.
            return [];
          }
        }),
      );
      return [...(await Promise.all(lookUps)).flat(), ...idTokens];
    },

    revoke() {
      epoch += 1;
      attemptedRefreshes.clear();
    },
  };
}
