import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../storage/key-value-store.ts';
import {
  parseAdminConsentResponse,
  storeAdminConsentResponse,
  takeAdminConsentResponse,
} from './admin-consent-response.ts';

const PAGE = 'https://app.example/redirect.html';

describe('the response to an admin consent link', () => {
  it('is granted without an error', () => {
    const response = parseAdminConsentResponse(new URL(`${PAGE}?admin_consent=True&tenant=x&scope=y`));
    expect(response).toEqual({ granted: true, aadstsCode: null });
  });

  it('is refused with an error, even if admin_consent is True', () => {
    const url = `${PAGE}?error=access_denied&error_description=AADSTS65004%3A+declined&admin_consent=True`;
    expect(parseAdminConsentResponse(new URL(url))).toEqual({ granted: false, aadstsCode: 65004 });
  });

  it('is passed on once, without its text', () => {
    const store = createMemoryStore();
    const url = `${PAGE}#error=x&error_description=%3Cimg+src%3Dx%3E&admin_consent=True`;
    storeAdminConsentResponse(store, parseAdminConsentResponse(new URL(url)));
    expect(takeAdminConsentResponse(store)).toEqual({ granted: false, aadstsCode: null });
    expect(takeAdminConsentResponse(store)).toBeNull();
  });

  it('ignores an invalid entry in the store', () => {
    const store = createMemoryStore();
    store.setItem('gatehouse.admin-consent-response', 'granted <script>');
    expect(takeAdminConsentResponse(store)).toBeNull();
  });
});
