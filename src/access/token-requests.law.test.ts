import type { AccountInfo, AuthenticationResult } from '@azure/msal-browser';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CLOUDS } from '../entra/clouds.ts';
import { epochMs } from '../std/time.ts';
import { createAcquisitionLog } from './acquisition-log.ts';
import { createTokenRequests } from './token-requests.ts';

const ACCOUNT: AccountInfo = {
  homeAccountId: 'account',
  environment: 'login.windows.net',
  tenantId: 'tenant-0',
  username: 'analyst@soc.example',
  localAccountId: 'account',
};

function aResult(account: AccountInfo | undefined): AuthenticationResult {
  const tenantId = account?.tenantId ?? 'none';
  return {
    authority: '',
    uniqueId: '',
    tenantId,
    scopes: [],
    account: { ...ACCOUNT, tenantId },
    idToken: '',
    idTokenClaims: {},
    accessToken: `token of ${tenantId}`,
    fromCache: false,
    expiresOn: null,
    tokenType: 'Bearer',
    correlationId: '',
  };
}

test('no interleaving of responses and a sign-out returns a token after the sign-out, or a token of another tenant', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 6 }),
      async (scheduler, tenants) => {
        let isSignedOut = false;
        let cached = 0;
        const tokens = createTokenRequests({
          library: {
            // Like the library: the token belongs to the account's tenant, and every response is cached whenever it arrives.
            acquireTokenSilent: async ({ account }) => {
              const result = await scheduler.schedule(Promise.resolve(aResult(account)), 'response');
              cached += 1;
              return result;
            },
            clearCache: async () => {
              cached = 0;
            },
            getAccount: () => null,
            getAllAccounts: () => [],
          },
          activeAccount: () => (isSignedOut ? null : ACCOUNT),
          options: {
            clientId: 'client',
            tenant: 'organizations',
            cloud: CLOUDS.global,
            api: 'defender-xdr',
            redirectUri: 'https://app.example/redirect.html',
            clock: () => epochMs(0),
            sessionStorage: null,
            localStorage: null,
            isOnline: () => true,
            openChannel: () => null,
            fetch: () => Promise.reject(new TypeError('not used here')),
          },
          log: createAcquisitionLog(),
        });
        const requests = tenants.map(async (tenant) => {
          const token = await tokens
            .accessToken({ tenantId: `tenant-${tenant}`, api: 'defender-xdr', accountId: ACCOUNT.homeAccountId })
            .catch(() => null);
          if (token === null) return;
          expect(token).toBe(`token of tenant-${tenant}`);
          expect(isSignedOut).toBe(false);
        });
        const signOut = scheduler.schedule(Promise.resolve(), 'sign-out').then(() => {
          isSignedOut = true;
          tokens.revoke();
          cached = 0;
        });
        await scheduler.waitFor(Promise.all([...requests, signOut]));
        expect(cached).toBe(0);
      },
    ),
    { numRuns: 10_000 },
  );
});
