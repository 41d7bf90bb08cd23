import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isGuid } from '../std/guid.ts';
import { epochMs } from '../std/time.ts';
import { createMemoryStore } from '../storage/key-value-store.ts';
import { handleAdminConsentResponse, takeAdminConsentResponse } from './admin-consent-response.ts';
import { createConsentRequests } from './consent-requests.ts';

const TENANT = '11111111-1111-4111-8111-111111111111';
const STATE = 'abcdefabcdefabcdef01';

const name = fc.oneof(
  fc.constantFrom('admin_consent', 'tenant', 'state', 'scope', 'error', 'error_description', 'error_subcode', 'code'),
  fc.string(),
);
const value = fc.oneof(
  fc.constantFrom('True', 'AADSTS65004: declined', 'AADSTS<img src=x>', TENANT, STATE),
  fc.string({ unit: 'binary' }),
);
const parameters = fc.array(fc.tuple(name, value)).map((pairs) => String(new URLSearchParams(pairs)));

test('any response to an admin consent link is one outcome, at most one number and one tenant id, and counts once', () => {
  fc.assert(
    fc.property(parameters, parameters, (query, fragment) => {
      const url = new URL(`https://app.example/redirect.html?${query}#${fragment}`);
      const store = createMemoryStore();
      const requests = createConsentRequests({ store, newState: () => STATE });
      requests.stateFor(TENANT, 'https://app.example/#/tenants');
      const clock = () => epochMs(1_000);
      const isRefused = [query, fragment].some((part) => new URLSearchParams(part).has('error'));

      const page = handleAdminConsentResponse(store, url, clock);
      const taken = takeAdminConsentResponse(store);
      const returned = requests.returnedFor(TENANT);
      // Without the state of the link, the link stays as it was.
      if (page === null) expect(returned).toBeNull();
      else expect(returned).toEqual({ at: 1_000, granted: !isRefused, aadstsCode: returned?.aadstsCode ?? null });
      expect(taken === null).toBe(page !== null);
      // Nothing else of the response is kept: it is unsigned, so none of its texts can be trusted.
      if (taken !== null) {
        const { kind, aadstsCode, tenantId } = taken;
        expect(taken).toEqual({ kind, granted: !isRefused, aadstsCode, tenantId });
        if (tenantId !== null) expect(isGuid(tenantId)).toBe(true);
      }
      const number = returned?.aadstsCode ?? taken?.aadstsCode ?? null;
      if (number !== null) expect(url.href).toContain(`AADSTS${number}`);
      expect(takeAdminConsentResponse(store)).toBeNull();
      // A replay never matches.
      expect(handleAdminConsentResponse(store, url, clock)).toBeNull();
      expect(requests.returnedFor(TENANT)).toEqual(returned);
    }),
    { numRuns: 10_000 },
  );
});
