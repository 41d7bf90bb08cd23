import type { SignInError, SignInErrorCode } from '../access/sign-in-error.ts';
import type { FailureMessage } from '../ui/failure-message.ts';
import { supportQuote } from './support-quote.ts';

/** Words for a token that could not be had. */
export function describeSignInError(error: SignInError): FailureMessage {
  const { aadstsCode, correlationId, libraryCode, tenantId } = error.details;
  return {
    ...wordsOf(error.code),
    quote: supportQuote({
      'Error number': aadstsCode === undefined ? undefined : `AADSTS${aadstsCode}`,
      'Correlation id': correlationId,
      Code: libraryCode ?? error.code,
      Tenant: tenantId,
    }),
  };
}

function wordsOf(code: SignInErrorCode): Omit<FailureMessage, 'quote'> {
  switch (code) {
    case 'interaction-required':
      return {
        heading: 'Sign-in needed',
        advice: 'Your session has ended, or a policy asks for more. Sign in again; this view comes back afterwards.',
        actions: ['sign-in'],
      };
    case 'consent-required':
      return {
        heading: 'Consent is needed',
        advice:
          'Nobody has agreed yet that this app may read incidents here. Sign in again and accept; where people may not consent themselves, an administrator does it once for the tenant.',
        actions: ['sign-in', 'admin-consent'],
      };
    case 'admin-consent-required':
      return {
        heading: 'An administrator has to consent',
        advice:
          'This tenant does not let people agree to this permission themselves. Send an administrator the admin consent link of the set-up page, then sign in again.',
        actions: ['admin-consent', 'sign-in'],
      };
    case 'cancelled':
      return {
        heading: 'Sign-in was cancelled',
        advice: 'Nothing has changed. Sign in again whenever you like.',
        actions: ['sign-in'],
        tone: 'info',
      };
    case 'access-denied':
      return {
        heading: 'The sign-in service refused',
        advice:
          'Most often the account is not assigned to the app, or a Conditional Access policy blocks it. An administrator finds the reason in the sign-in log, by the correlation id.',
        actions: ['sign-in', 'open-setup'],
      };
    case 'wrong-tenant':
      return {
        heading: 'This account does not fit the tenant',
        advice:
          'Either the tenant does not know the account, or the sign-in service answered for another tenant and the answer was thrown away. Sign in with an account of that tenant, be invited there as a guest, or check the tenant in config.json.',
        actions: ['sign-in', 'open-setup'],
      };
    case 'redirect-loop':
      return {
        heading: 'Sign-in is going round in circles',
        advice:
          'Two sign-ins within a minute came back without success, so no third one was started. Wait a minute and try again; if it happens again, the set-up page lists what to check.',
        actions: ['sign-in', 'open-setup'],
      };
    case 'interaction-in-progress':
      return {
        heading: 'Another sign-in is under way',
        advice:
          'A sign-in was begun and has not ended, or another app at this address left one behind. Reload to finish it; if that does not help, close this tab and open a new one.',
        actions: ['reload', 'sign-in'],
      };
    case 'token-endpoint-unreadable':
      return {
        heading: 'The browser could not read the answer of the sign-in service',
        advice:
          'You are online, so look at the registration first: the redirect URI is registered as Web, not Single-page application. Move it to the platform Single-page application. If it is there already, a content blocker or a proxy keeps the answer away.',
        actions: ['open-setup', 'sign-in'],
      };
    case 'offline':
      return {
        heading: 'You are offline',
        advice: 'The sign-in service cannot be reached without a network. Try again once you are connected.',
        actions: ['retry'],
      };
    case 'throttled':
      return {
        heading: 'The sign-in service asks to wait',
        advice: 'Too many requests came in a short time. Wait a minute, then try again.',
        actions: ['retry'],
      };
    case 'service-unavailable':
      return {
        heading: 'The sign-in service is not answering properly',
        advice: 'It failed, or something on the way replaced its answer. This mostly passes by itself: try again soon.',
        actions: ['retry'],
      };
    case 'storage-blocked':
      return {
        heading: 'The browser keeps nothing for this page',
        advice:
          'Sign-in has to remember something between leaving and coming back, and the browser’s storage is blocked. Allow cookies and site data for this address, or leave the private window, then reload.',
        actions: ['reload'],
      };
    case 'storage-full':
      return {
        heading: 'The browser has no room left for this address',
        advice:
          'Its storage is full, so sign-in could not keep its session. Clear the site data of this address in the browser’s settings, then reload.',
        actions: ['reload'],
      };
    case 'configuration':
      return {
        heading: 'The configuration does not fit the registration',
        advice:
          'The sign-in service does not accept this client id, tenant, cloud or permission together. If you followed a link, the tenant in it may be wrong; else compare config.json with the registration.',
        actions: ['open-setup', 'sign-in'],
      };
    case 'unknown':
      return {
        heading: 'Sign-in failed',
        advice: 'The reason is not one this app knows. Try again; if it stays, give the values below to support.',
        actions: ['sign-in'],
      };
  }
}
