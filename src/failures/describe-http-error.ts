import { APIS } from '../entra/apis.ts';
import type { Api } from '../entra/clouds.ts';
import { signInPermissions } from '../entra/incident-permissions.ts';
import type { HttpError } from '../http/http-error.ts';
import type { FailureMessage } from '../ui/failure-message.ts';
import { formatExactClock } from '../ui/format-moment.ts';
import { apiOfOrigin, hostOf } from './api-of-origin.ts';
import { describeChangeError } from './describe-change-error.ts';
import { type DeniedRequest, describeDenial } from './describe-denial.ts';
import { supportQuote } from './support-quote.ts';

/** Describes an HTTP error. Signing in again can help with a 401, but never with a 403. */
export function describeHttpError(error: HttpError, denied: DeniedRequest | null): FailureMessage {
  const ofChange = describeChangeError(error, denied);
  const ofApplication = error.context.kind === 'application' ? applicationMessage(error) : null;
  const ofDenial = error.code === 'forbidden' && ofApplication === null ? describeDenial(error, denied) : null;
  return {
    ...(ofChange ?? ofDenial ?? ofApplication ?? messageOf(error)),
    quote: supportQuote({
      'Request ID': error.requestId,
      Status: error.status,
      Code: error.apiCode,
      Host: hostOf(error.context.origin),
      Tenant: error.context.tenantId,
    }),
  };
}

function messageOf(error: HttpError): Omit<FailureMessage, 'quote'> {
  const api = apiOfOrigin(error.context.origin);
  const name = APIS[api].displayName;
  const retryTime = error.retryAt === null ? null : formatExactClock(error.retryAt);
  switch (error.code) {
    case 'unauthorized':
      if (error.claims !== null) {
        if (requiresNewerToken(error.claims)) {
          return {
            heading: `${name} ended this session`,
            advice:
              'The session was revoked, for example after a password change, or the network or a policy changed. Sign in again to return to this view.',
            actions: ['sign-in'],
          };
        }
        return {
          heading: `${name} requires a stronger sign-in`,
          advice:
            'A policy of this tenant requires more proof, such as multifactor authentication. Sign in again to return to this view.',
          actions: ['sign-in'],
        };
      }
      return {
        heading: `${name} rejected the token`,
        advice:
          'A new token was rejected too. Sign in again. If that doesn’t help, inspect the token and check that its audience is this API in this cloud.',
        actions: ['sign-in', 'open-token'],
      };
    case 'forbidden':
      return {
        heading: `${name} denied access to this account`,
        advice: `Your account needs a Defender role in this tenant, and the token needs the delegated permission ${leastPermission(error, api)} (inspect the token to check). Ask an administrator for Security Reader, or for a Defender role that can view data. Signing in again won’t help.`,
        actions: ['open-token', 'retry'],
      };
    case 'not-found':
      return error.context.operation === 'read-incident'
        ? {
            heading: 'Incident not found',
            advice: 'It may have been merged, belong to another tenant, or be hidden from your role.',
            actions: ['retry'],
          }
        : {
            heading: `${name} was not found at this URL`,
            advice: 'Check the cloud and the apiBaseUrl in config.json.',
            actions: ['open-setup', 'retry'],
          };
    case 'bad-request':
      return {
        heading: `${name} rejected the request as invalid`,
        advice:
          'A proxy may have changed the request, or the API has changed. Try again. If it happens again, send the details below to support.',
        actions: ['retry'],
      };
    case 'throttled':
      return {
        heading: `Too many requests to ${name}`,
        advice: `Everyone who uses this app in this tenant shares one rate limit, and it is used up. Loaded data stays; ${
          retryTime === null ? 'try again later' : `try again after ${retryTime}`
        }.`,
        actions: ['retry'],
      };
    case 'server-error':
      return {
        heading: `${name} is having problems`,
        advice: `The service failed to respond to several requests. Loaded data stays; ${
          retryTime === null ? 'try again shortly' : `try again after ${retryTime}`
        }.`,
        actions: ['retry'],
      };
    case 'unexpected-status':
      return {
        heading: `${name} sent an unexpected response`,
        advice:
          'A proxy or the sign-in page of a network may have responded instead. Check your connection, then try again.',
        actions: ['retry', 'open-setup'],
      };
  }
}

/**
 * Whether a claims challenge demands a token issued after a moment (`nbf`), as after a revocation, and no other proof.
 * @see https://learn.microsoft.com/en-us/entra/identity-platform/app-resilience-continuous-access-evaluation
 */
function requiresNewerToken(claims: string): boolean {
  return /"nbf"\s*:/.test(claims) && !/"acrs?"\s*:/.test(claims);
}

/** Returns the messages that differ for an application, which has no account and cannot sign in; `null` for all others. */
function applicationMessage(error: HttpError): Omit<FailureMessage, 'quote'> | null {
  const api = apiOfOrigin(error.context.origin);
  const name = APIS[api].displayName;
  switch (error.code) {
    case 'unauthorized':
      return {
        heading: `${name} rejected the application token`,
        advice:
          error.claims === null
            ? 'It may have expired or been issued for another API or cloud. Create a new token and open it in the token inspector.'
            : 'A policy of this tenant revoked or restricts it. Create a new token and open it in the token inspector. If that one is rejected too, ask an administrator which policies apply to this application.',
        actions: ['open-token'],
      };
    case 'forbidden':
      if (error.apiCode === 'DisabledFeature') {
        return {
          heading: `${name} is turned off in this tenant`,
          advice: 'The token is fine. Ask an administrator of the tenant to turn the service on.',
          actions: ['retry'],
        };
      }
      return {
        heading: `${name} denied access to this application`,
        advice: `The application token needs the application permission ${APIS[api].permissions['list-incidents'].application[0]} (claim roles). Ask an administrator of the tenant to grant it, then create a new token: an existing token doesn’t change.`,
        actions: ['open-token', 'retry'],
      };
    case 'not-found':
      if (error.context.operation !== 'read-incident') return null;
      return {
        heading: 'Incident not found',
        advice: 'It may have been merged into another incident, or belong to another tenant.',
        actions: ['retry'],
      };
    default:
      return null;
  }
}

/** The format of a permission name. The names come from an error message of the API, so they are untrusted. */
const PERMISSION_NAME = /^[A-Z][A-Za-z]{1,40}(\.[A-Z][A-Za-z]{1,40}){1,3}$/;

function leastPermission(error: HttpError, api: Api): string {
  return error.requiredPermissions.find((name) => PERMISSION_NAME.test(name)) ?? signInPermissions(api).join(' and ');
}
