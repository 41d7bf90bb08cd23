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
import { type AcquisitionLog, createAcquisitionLog } from './acquisition-log.ts';
import { classifySignInError } from './classify-sign-in-error.ts';
import { belongsToResource, scopesOf } from './scopes.ts';
import { authorityOf, type SessionOptions } from './session-options.ts';
import { SignInError } from './sign-in-error.ts';

type TokenLibrary = Pick<
  IPublicClientApplication,
  'acquireTokenSilent' | 'getAccount' | 'getActiveAccount' | 'getAllAccounts' | 'clearCache'
>;

type TokenTarget = { readonly tenantId: string; readonly api: Api; readonly accountId: string | null };

export type TokenRequest = { readonly claims?: string; readonly forceRefresh?: boolean };

/** Asks the library for tokens, silently: one per tenant and API. */
export type TokenRequests = {
  /** Rejects with `interaction-required` unless the account with the id `accountId` is the one signed in. */
  accessToken(target: TokenTarget, request?: TokenRequest): Promise<string>;
  heldTokens(): Promise<readonly HeldToken[]>;
  /** From now on, an answer to an earlier request is thrown away, also out of the library's cache. */
  revoke(): void;
};

/**
 * The profile of the signed-in person in a tenant. The library finds a token by the account's tenant and not by the
 * authority, so the home account with a foreign authority would be given the home tenant's token.
 */
export function accountIn(
  library: Pick<TokenLibrary, 'getAccount'>,
  account: AccountInfo,
  tenantId: string,
): AccountInfo {
  if (account.tenantId.toLowerCase() === tenantId) return account;
  return library.getAccount({ homeAccountId: account.homeAccountId, tenantId }) ?? { ...account, tenantId };
}

/** What is wrong with an answer that the library took for good. */
function problemWith(
  result: Pick<AuthenticationResult, 'tenantId' | 'scopes'>,
  tenantId: string,
  resource: string,
): Pick<SignInError['details'], 'code' | 'libraryCode'> | null {
  if (result.tenantId.toLowerCase() !== tenantId) return { code: 'wrong-tenant' };
  return belongsToResource(result.scopes, resource) ? null : { code: 'unknown', libraryCode: 'wrong_resource' };
}

export function createTokenRequests(
  library: TokenLibrary,
  options: SessionOptions,
  trace: AcquisitionLog = createAcquisitionLog(),
): TokenRequests {
  let epoch = 0;
  /** By authority and scope: the `refreshOn` of the token that a background refresh was tried for. */
  const triedRefresh = new Map<string, number>();

  function silentRequest(account: AccountInfo, tenantId: string, api: Api) {
    return {
      account: accountIn(library, account, tenantId),
      authority: authorityOf(options, tenantId),
      scopes: scopesOf(options.cloud, api),
      redirectUri: options.redirectUri,
    } satisfies SilentRequest;
  }

  /** The library hands out a token past its `refresh_in` as it is; this asks for the next one while this one is good. */
  function refreshEarly(request: SilentRequest, refreshOn: Date | undefined): void {
    const key = `${request.authority} ${request.scopes.join(' ')}`;
    if (refreshOn === undefined || refreshOn.getTime() > options.clock()) return;
    if (triedRefresh.get(key) === refreshOn.getTime()) return;
    triedRefresh.set(key, refreshOn.getTime());
    const startedIn = epoch;
    library
      .acquireTokenSilent({ ...request, forceRefresh: true, cacheLookupPolicy: CacheLookupPolicy.RefreshToken })
      .then(() => (epoch === startedIn ? undefined : library.clearCache()))
      // The token at hand is still good, and whoever asks after it has ended gets the error then.
      .catch(() => undefined);
  }

  return {
    async accessToken({ api, accountId, ...target }, { claims, forceRefresh = false } = {}) {
      const tenantId = target.tenantId.toLowerCase();
      const startedIn = epoch;
      const account = library.getActiveAccount();
      const refusal = (details: Pick<SignInError['details'], 'code' | 'libraryCode'>) =>
        new SignInError({ ...details, tenantId, ...(claims === undefined ? {} : { claims }) });
      if (account === null || account.homeAccountId !== accountId)
        throw refusal({ code: 'interaction-required', libraryCode: 'no_account_error' });

      const request = silentRequest(account, tenantId, api);
      const startedAt = options.clock();
      const asked = () => ({
        at: startedAt,
        tenantId,
        api,
        durationMs: options.clock() - startedAt,
        scopesAsked: request.scopes,
      });
      const result = await library
        .acquireTokenSilent({ ...request, forceRefresh, ...(claims === undefined ? {} : { claims }) })
        .catch((thrown: unknown) => {
          const error = classifySignInError(thrown, { isOnline: options.isOnline(), tenantId, claims });
          if (epoch === startedIn) {
            trace.record({
              ...asked(),
              how: 'renewed',
              outcome: error.code,
              correlationId: error.details.correlationId ?? null,
              aadstsCode: error.details.aadstsCode ?? null,
              scopesGranted: [],
              expiresAt: null,
            });
          }
          throw error;
        });
      if (epoch !== startedIn) {
        // Somebody signed out while this was under way, and the library has just cached the answer.
        await library.clearCache();
        throw refusal({ code: 'interaction-required', libraryCode: 'no_account_error' });
      }
      const problem = problemWith(result, tenantId, resourceOf(options.cloud, api));
      trace.record({
        ...asked(),
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

    async heldTokens() {
      const active = library.getActiveAccount();
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
            // No such token is held; with this policy the library looks nowhere else.
            return [];
          }
        }),
      );
      return [...(await Promise.all(lookUps)).flat(), ...idTokens];
    },

    revoke() {
      epoch += 1;
      triedRefresh.clear();
    },
  };
}
