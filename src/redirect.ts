import { handleAdminConsentResponse } from './access/admin-consent-response.ts';
import { returnFromRedirect } from './access/return-from-redirect.ts';
import { epochMs } from './std/time.ts';
import { storageOrNull } from './storage/browser-storage.ts';

/** The route of the page about the response to a consent link that this tab did not make. A test compares it with `ROUTES`. */
const CONSENT_PAGE = './#/consent';

const url = new URL(window.location.href);
const storage = storageOrNull(() => window.sessionStorage);

void returnFromRedirect({
  url,
  isFramed: window.parent !== window,
  replace: (page) => window.location.replace(page),
  storage,
  keepAdminConsent: () => {
    const page = storage === null ? null : handleAdminConsentResponse(storage, url, () => epochMs(Date.now()));
    return page ?? new URL(CONSENT_PAGE, url).href;
  },
});
