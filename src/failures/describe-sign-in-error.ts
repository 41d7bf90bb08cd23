import type { SignInError, SignInErrorCode } from '../access/sign-in-error.ts';
import type { AadstsCode } from '../entra/aadsts-codes.ts';
import { isGuid } from '../std/guid.ts';
import type { FailureMessage } from '../ui/failure-message.ts';
import { describeChangePermissionError } from './describe-change-error.ts';
import { describeTokenEnd } from './describe-token-end.ts';
import { supportQuote } from './support-quote.ts';

/**
 * Describes a failure to acquire a token. `explanation` is the entry of its AADSTS number, which says more than the code of
 * most errors. The table is large, so the caller loads it.
 */
export function describeSignInError(error: SignInError, explanation: AadstsCode | null = null): FailureMessage {
  const { aadstsCode, correlationId, libraryCode, requestId, tenantId } = error.details;
  const isUnreadableRenewal = error.details.isRenewal === true && error.code === 'token-endpoint-unreadable';
  const ofChange = describeChangePermissionError(error) ?? describeCustomerPolicy(error);
  const general = ofChange ?? (isUnreadableRenewal ? UNREADABLE_RENEWAL : messageOf(error));
  const { advice, ...message } =
    ofChange !== null || explanation === null || NAMES_ITS_CAUSE.has(error.code)
      ? general
      : explained(general, error.code, explanation);
  // Sign-in to the configured tenant names no tenant. Any other tenant may come from a link.
  const named = tenantId !== undefined && isGuid(tenantId) && NAMES_TENANT.has(error.code);
  return {
    ...message,
    advice: named ? `Sign-in failed for tenant ${tenantId}. ${advice}` : advice,
    quote: supportQuote({
      'Error number': aadstsCode === undefined ? undefined : `AADSTS${aadstsCode}`,
      'Correlation ID': correlationId,
      'Request ID': requestId,
      Code: libraryCode ?? error.details.tokenEnd ?? error.code,
      Tenant: tenantId,
    }),
  };
}

/** The numbers of a refusal by a tenant's policy. They select a message only. */
const POLICY_NUMBERS: readonly number[] = [50076, 50079, 50158, 53000, 53001, 53002, 53003, 53004, 530032];

/**
 * Describes a refusal by the policy of another tenant as theirs: the user's own administrators can't change it. `null` for
 * every other error.
 * @see https://learn.microsoft.com/en-us/entra/external-id/authentication-conditional-access (policies for guests)
 */
function describeCustomerPolicy({ details }: SignInError): Omit<FailureMessage, 'quote'> | null {
  const { isOtherTenant, aadstsCode, tenantId } = details;
  if (isOtherTenant !== true || aadstsCode === undefined || !POLICY_NUMBERS.includes(aadstsCode)) return null;
  const tenant = tenantId === undefined ? 'the other tenant' : `tenant ${tenantId}`;
  return {
    heading: 'A policy of the other tenant requires more than this sign-in',
    advice: `Conditional Access of ${tenant} decides about guests there, not your own tenant. Sign in again for that tenant to meet it. If it is still refused, only an administrator of that tenant can change the policy: send them the details below.`,
    actions: ['sign-in', 'retry'],
  };
}

/** The errors whose own message is as precise as that of any number. */
const NAMES_ITS_CAUSE: ReadonlySet<SignInErrorCode> = new Set([
  'consent-required',
  'admin-consent-required',
  'cancelled',
  'response-discarded',
  'redirect-loop',
  'offline',
  'token-ended',
]);

/** The message with the meaning and the remedy of an AADSTS number in place of the general advice. */
function explained(
  general: Omit<FailureMessage, 'quote'>,
  code: SignInErrorCode,
  { meaning, remedy, fixedBy }: AadstsCode,
): Omit<FailureMessage, 'quote'> {
  const advice = `${meaning} ${remedy}`;
  // The setup page helps only the owner of the app registration.
  if (code !== 'configuration' || fixedBy === 'app-owner') return { ...general, advice };
  return { heading: 'Microsoft refused the sign-in', advice, actions: ['sign-in'] };
}

/** The failures that can be due to the tenant. */
const NAMES_TENANT: ReadonlySet<SignInErrorCode> = new Set([
  'unknown-tenant',
  'wrong-tenant',
  'configuration',
  'access-denied',
]);

/** The registration works for a user who has signed in, so it is the last explanation. */
const UNREADABLE_RENEWAL: Omit<FailureMessage, 'quote'> = {
  heading: 'The session couldn’t be renewed',
  advice:
    'The sign-in service could not be reached, or the connection was cut. Loaded data stays. Check your network or VPN, then try again. If this continues, an extension or a proxy may block the response, or the redirect URI is no longer registered as Single-page application.',
  actions: ['retry', 'sign-in', 'open-setup'],
};

function messageOf({ code, details }: SignInError): Omit<FailureMessage, 'quote'> {
  switch (code) {
    case 'interaction-required':
      return {
        heading: 'Sign-in required',
        advice:
          'Your session has ended, or a policy requires you to sign in again. Afterwards you return to this view.',
        actions: ['sign-in'],
      };
    case 'consent-required':
      return {
        heading: 'Consent required',
        advice:
          'This app doesn’t have permission to read incidents in this tenant yet. Sign in again and accept the permission. If you can’t, ask an administrator to consent for the tenant.',
        actions: ['sign-in', 'admin-consent'],
      };
    case 'admin-consent-required':
      return {
        heading: 'Administrator consent required',
        advice:
          'Users of this tenant can’t consent to this permission. Send the admin consent link from the setup page to an administrator, then sign in again.',
        actions: ['admin-consent', 'sign-in'],
      };
    case 'cancelled':
      return {
        heading: 'Sign-in was cancelled',
        advice: 'Nothing has changed. You can sign in again at any time.',
        actions: ['sign-in'],
        tone: 'info',
      };
    case 'access-denied':
      return {
        heading: 'Microsoft denied the sign-in',
        advice:
          'The account probably isn’t assigned to the app, or a Conditional Access policy blocks it. Ask an administrator to look up the correlation ID in the sign-in log.',
        actions: ['sign-in', 'open-setup'],
      };
    case 'wrong-tenant':
      return {
        heading: 'This account doesn’t belong to the tenant',
        advice:
          'The tenant doesn’t know the account, or the sign-in was for another tenant. Sign in with an account of that tenant, ask for a guest invitation, or check the tenant in config.json.',
        actions: ['sign-in', 'open-setup'],
      };
    case 'unknown-tenant':
      return {
        heading: 'Unknown tenant in this link',
        advice: 'Microsoft doesn’t know this tenant. Check the link.',
        actions: ['retry'],
      };
    case 'redirect-loop':
      return {
        heading: 'Sign-in keeps looping',
        advice:
          'Two sign-ins failed within a minute, so Gatehouse stopped. Wait a minute and try again. If it happens again, check the list on the setup page.',
        actions: ['sign-in', 'open-setup'],
      };
    case 'interaction-in-progress':
      return {
        heading: 'Another sign-in is in progress',
        advice:
          'A sign-in in this tab has not finished, or another app on this site left one behind. Reload to finish it. If that doesn’t help, open a new tab.',
        actions: ['reload', 'sign-in'],
      };
    case 'response-discarded':
      return {
        heading: 'The response belonged to another sign-in and was discarded',
        advice:
          'This happens if you sign in twice at once, reuse an old sign-in page or open a forged link. Nothing has changed. Sign in again.',
        actions: ['sign-in'],
      };
    case 'token-endpoint-unreadable':
      return {
        heading: 'Your browser couldn’t read the sign-in response',
        advice:
          'Most likely, the redirect URI is registered as Web, not Single-page application. Move it to the platform Single-page application. If it is already there, an extension or a proxy blocks the response.',
        actions: ['open-setup', 'sign-in'],
      };
    case 'offline':
      return {
        heading: 'You are offline',
        advice: 'Sign-in needs a network connection. Reconnect, then try again.',
        actions: ['retry'],
      };
    case 'throttled':
      return {
        heading: 'Too many sign-in requests',
        advice: 'Wait a minute, then try again.',
        actions: ['retry'],
      };
    case 'service-unavailable':
      return {
        heading: 'Microsoft sign-in is unavailable',
        advice: 'The service is having problems, or a proxy changed its response. Wait a minute, then try again.',
        actions: ['retry'],
      };
    case 'token-ended':
      return describeTokenEnd(details.tokenEnd ?? 'removed');
    case 'storage-blocked':
      return {
        heading: 'Browser storage is blocked',
        advice:
          'Sign-in needs to store data in this browser. Allow cookies and site data for this site, or leave the private window, then reload.',
        actions: ['reload'],
      };
    case 'storage-full':
      return {
        heading: 'Browser storage is full',
        advice:
          'Sign-in couldn’t store its session. Clear the data of this site in the browser’s settings, then reload.',
        actions: ['reload'],
      };
    case 'insecure-context':
      return {
        heading: 'Sign-in needs HTTPS',
        advice:
          'This page was loaded over plain HTTP, where browsers don’t provide the cryptography that sign-in needs. Open the site with https://, or on localhost. The token inspector and the setup page work without it.',
        actions: ['open-token', 'open-setup'],
      };
    case 'configuration':
      return {
        heading: 'The configuration doesn’t match the app registration',
        advice:
          'Microsoft rejected the combination of client ID, tenant, cloud and permission. If you followed a link, check its tenant. Otherwise compare config.json with the app registration.',
        actions: ['open-setup', 'sign-in'],
      };
    case 'unknown':
      return {
        heading: 'Sign-in failed',
        advice: 'The cause is unknown. Try again. If it happens again, send the details below to support.',
        actions: ['sign-in'],
      };
  }
}
