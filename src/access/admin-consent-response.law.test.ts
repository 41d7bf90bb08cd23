import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMemoryStore } from '../storage/key-value-store.ts';
import {
  parseAdminConsentResponse,
  storeAdminConsentResponse,
  takeAdminConsentResponse,
} from './admin-consent-response.ts';

const name = fc.oneof(
  fc.constantFrom('admin_consent', 'tenant', 'state', 'scope', 'error', 'error_description', 'error_subcode'),
  fc.string(),
);
const value = fc.oneof(
  fc.constantFrom('True', 'AADSTS65004: declined', 'AADSTS<img src=x>', '11111111-1111-4111-8111-111111111111'),
  fc.string({ unit: 'binary' }),
);
const parameters = fc.array(fc.tuple(name, value)).map((pairs) => String(new URLSearchParams(pairs)));

test('any response to an admin consent link is one outcome and at most one number, and is taken once', () => {
  fc.assert(
    fc.property(parameters, parameters, (query, fragment) => {
      const url = new URL(`https://app.example/redirect.html?${query}#${fragment}`);
      const store = createMemoryStore();
      storeAdminConsentResponse(store, parseAdminConsentResponse(url));
      const taken = takeAdminConsentResponse(store);
      const isRefused = [query, fragment].some((part) => new URLSearchParams(part).has('error'));
      // Nothing else of the response is kept: it is unsigned, so neither its tenant nor its texts can be trusted.
      expect(taken).toEqual({ granted: !isRefused, aadstsCode: taken?.aadstsCode ?? null });
      if (taken?.aadstsCode !== null) expect(url.href).toContain(`AADSTS${taken?.aadstsCode}`);
      expect(takeAdminConsentResponse(store)).toBeNull();
    }),
    { numRuns: 10_000 },
  );
});
