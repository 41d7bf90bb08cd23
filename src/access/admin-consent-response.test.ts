import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../storage/key-value-store.ts';
import {
  readAdminConsentResponse,
  storeAdminConsentResponse,
  takeAdminConsentResponse,
} from './admin-consent-response.ts';

const PAGE = 'https://app.example/redirect.html';

describe('the answer of an admin-consent link', () => {
  it('is granted when no error stands beside it', () => {
    const answer = readAdminConsentResponse(new URL(`${PAGE}?admin_consent=True&tenant=x&scope=y`));
    expect(answer).toEqual({ granted: true, aadstsCode: null });
  });

  it('is refused when there is an error, although admin_consent is True', () => {
    const address = `${PAGE}?error=access_denied&error_description=AADSTS65004%3A+declined&admin_consent=True`;
    expect(readAdminConsentResponse(new URL(address))).toEqual({ granted: false, aadstsCode: 65004 });
  });

  it('is handed on once, and nothing of its text with it', () => {
    const store = createMemoryStore();
    const address = `${PAGE}#error=x&error_description=%3Cimg+src%3Dx%3E&admin_consent=True`;
    storeAdminConsentResponse(store, readAdminConsentResponse(new URL(address)));
    expect(takeAdminConsentResponse(store)).toEqual({ granted: false, aadstsCode: null });
    expect(takeAdminConsentResponse(store)).toBeNull();
  });

  it('is not made of whatever else lies in the store', () => {
    const store = createMemoryStore();
    store.setItem('gatehouse.admin-consent-answer', 'granted <script>');
    expect(takeAdminConsentResponse(store)).toBeNull();
  });
});
