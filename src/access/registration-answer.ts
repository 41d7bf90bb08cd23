import type { IPublicClientApplication } from '@azure/msal-browser';
import { classifySignInError } from './classify-sign-in-error.ts';
import { authorityOf, type SessionOptions } from './session-options.ts';
import type { SignInError } from './sign-in-error.ts';
import { scopesOf } from './sign-in-scopes.ts';

/**
 * What a hidden sign-in says about the registration. `answered`: the sign-in service returned to this page's redirect URI,
 * which proves the client id, the tenant and the URI; `error` is why it issued no token, if it did not. `silent`: it returned
 * nothing, which has many causes: an unknown app or URI, blocked third-party cookies, a policy that forbids frames.
 * `failed`: the request could not be made.
 */
export type RegistrationAnswer =
  | { readonly kind: 'answered'; readonly error: SignInError | null }
  | { readonly kind: 'silent' }
  | { readonly kind: 'failed'; readonly error: SignInError };

/** The library's code when the frame returned nothing in time. */
const FRAME_TIMEOUT = 'timed_out';

/** Errors of the request that redeems the code, which only follows an answer of the sign-in page. */
const AFTER_ANSWER: readonly SignInError['code'][] = ['token-endpoint-unreadable', 'wrong-tenant'];

/** Errors that the sign-in page itself returns. */
const OF_SIGN_IN_PAGE: readonly SignInError['code'][] = [
  'interaction-required',
  'consent-required',
  'admin-consent-required',
  'access-denied',
  'cancelled',
];

/**
 * Asks the sign-in page in a hidden frame, without prompting, and discards a token that it may issue. Takes about six seconds
 * if nothing returns. Call it only while no user is signed in: it clears the library's cache.
 */
export async function checkRegistration(
  library: Pick<IPublicClientApplication, 'ssoSilent' | 'clearCache'>,
  options: SessionOptions,
): Promise<RegistrationAnswer> {
  try {
    await library.ssoSilent({
      authority: authorityOf(options, options.tenant),
      scopes: scopesOf(options.cloud, options.api),
      redirectUri: options.redirectUri,
    });
    return { kind: 'answered', error: null };
  } catch (error) {
    return registrationAnswer(classifySignInError(error, { isOnline: options.isOnline() }));
  } finally {
    await library.clearCache().catch(() => undefined);
  }
}

/** Classifies the error of a hidden sign-in. */
export function registrationAnswer(error: SignInError): RegistrationAnswer {
  if (error.code === 'interaction-required' && error.details.libraryCode === FRAME_TIMEOUT) return { kind: 'silent' };
  const answered =
    error.details.aadstsCode !== undefined || AFTER_ANSWER.includes(error.code) || OF_SIGN_IN_PAGE.includes(error.code);
  return answered ? { kind: 'answered', error } : { kind: 'failed', error };
}
