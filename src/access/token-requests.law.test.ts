import type { AccountInfo, AuthenticationResult } from '@azure/msal-browser';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CLOUDS } from '../entra/clouds.ts';
import { epochMs } from '../std/time.ts';
import { createTokenRequests } from './token-requests.ts';

const PERSON: AccountInfo = {
  homeAccountId: 'person',
  environment: 'login.windows.net',
  tenantId: 'tenant-0',
  username: 'analyst@soc.example',
  localAccountId: 'person',
};

function anAnswer(account: AccountInfo | undefined): AuthenticationResult {
  const tenantId = account?.tenantId ?? 'none';
  return {
    authority: '',
    uniqueId: '',
    tenantId,
    scopes: [],
    account: { ...PERSON, tenantId },
    idToken: '',
    idTokenClaims: {},
    accessToken: `token of ${tenantId}`,
    fromCache: false,
    expiresOn: null,
    tokenType: 'Bearer',
    correlationId: '',
  };
}

test('no interleaving of answers and a sign-out gives out a token afterwards, or one of another tenant', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 6 }),
      async (scheduler, tenants) => {
        let isSignedOut = false;
        let cached = 0;
        const tokens = createTokenRequests(
          {
            // As the library: the token is the account's tenant's, and an answer is cached whenever it comes.
            acquireTokenSilent: async ({ account }) => {
              const answer = await scheduler.schedule(Promise.resolve(anAnswer(account)), 'answer');
              cached += 1;
              return answer;
            },
            clearCache: async () => {
              cached = 0;
            },
            getAccount: () => null,
            getActiveAccount: () => (isSignedOut ? null : PERSON),
            getAllAccounts: () => [],
          },
          {
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
            fetch: () => Promise.reject(new TypeError('not asked here')),
          },
        );
        const asking = tenants.map(async (tenant) => {
          const given = await tokens
            .accessToken({ tenantId: `tenant-${tenant}`, api: 'defender-xdr', accountId: PERSON.homeAccountId })
            .catch(() => null);
          if (given === null) return;
          expect(given).toBe(`token of tenant-${tenant}`);
          expect(isSignedOut).toBe(false);
        });
        const signingOut = scheduler.schedule(Promise.resolve(), 'sign-out').then(() => {
          isSignedOut = true;
          tokens.revoke();
          cached = 0;
        });
        await scheduler.waitFor(Promise.all([...asking, signingOut]));
        expect(cached).toBe(0);
      },
    ),
    { numRuns: 10_000 },
  );
});
