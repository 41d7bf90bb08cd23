import { storeAdminConsentResponse } from './access/admin-consent-response.ts';
import { returnFromRedirect } from './access/return-from-redirect.ts';
import { storageOrNull } from './storage/browser-storage.ts';

void returnFromRedirect({
  url: new URL(window.location.href),
  isFramed: window.parent !== window,
  replace: (url) => window.location.replace(url),
  storage: storageOrNull(() => window.sessionStorage),
  storeAdminConsent: (response) => storeAdminConsentResponse(window.sessionStorage, response),
});
