import { storeAdminConsentResponse } from './access/admin-consent-response.ts';
import { returnFromRedirect } from './access/return-from-redirect.ts';

void returnFromRedirect({
  address: new URL(window.location.href),
  isFramed: window.parent !== window,
  replace: (address) => window.location.replace(address),
  keepAdminConsent: (answer) => storeAdminConsentResponse(window.sessionStorage, answer),
});
