import { APIS, signInPermissions } from '../entra/apis.ts';
import type { Api } from '../entra/clouds.ts';
import type { HttpError } from '../http/http-error.ts';
import type { FailureMessage } from '../ui/failure-message.ts';
import { formatExactClock } from '../ui/format-moment.ts';
import { apiOfOrigin, hostOf } from './api-of-origin.ts';
import { supportQuote } from './support-quote.ts';

/** The message for an HTTP error. Signing in again helps a user with a 401 and nobody with a 403. */
export function describeHttpError(error: HttpError): FailureMessage {
  const ofApplication = error.context.kind === 'application' ? applicationMessage(error) : null;
  return {
    ...(ofApplication ?? wordsOf(error)),
    quote: supportQuote({
      'Request id': error.requestId,
      Status: error.status,
      Code: error.apiCode,
      Host: hostOf(error.context.origin),
      Tenant: error.context.tenantId,
    }),
  };
}

function wordsOf(error: HttpError): Omit<FailureMessage, 'quote'> {
  const api = apiOfOrigin(error.context.origin);
  const name = APIS[api].displayName;
  const until = error.retryAt === null ? null : formatExactClock(error.retryAt);
  switch (error.code) {
    case 'unauthorized':
      if (error.claims !== null) {
        return {
          heading: `${name} asks for a stronger sign-in`,
          advice: 'A policy of this tenant wants more proof, such as a second factor. This view comes back afterwards.',
          actions: ['sign-in'],
        };
      }
      return {
        heading: `${name} did not accept the token`,
        advice:
          'It was renewed once and refused again. Sign in again; if that does not help, inspect the token: its audience has to be this API, in this cloud.',
        actions: ['sign-in', 'open-token'],
      };
    case 'forbidden':
      if (error.apiCode === 'DisabledFeature') {
        return {
          heading: `${name} is switched off in this tenant`,
          advice: 'The account and the token are fine. An administrator of the tenant has to enable the service.',
          actions: ['retry'],
        };
      }
      return {
        heading: `${name} refused this account`,
        advice: `403 means “not you”, so signing in again will not help. Reading takes two things: the delegated permission ${leastPermission(error, api)} in the token, and a role in Defender for this tenant. Inspect the token for the first; for the second ask for Security Reader, or a Defender role with View data.`,
        actions: ['open-token', 'retry'],
      };
    case 'not-found':
      return error.context.operation === 'read-incident'
        ? {
            heading: 'There is no such incident for this account',
            advice:
              'It may have been merged into another one, belong to another tenant, or lie outside of what your role may see.',
            actions: ['retry'],
          }
        : {
            heading: `${name} was not found at this address`,
            advice:
              'Where config.json names an apiBaseUrl, check what stands behind it; the cloud has to be right too.',
            actions: ['open-setup', 'retry'],
          };
    case 'bad-request':
      return {
        heading: `${name} did not understand the request`,
        advice:
          'Something on the way may have changed it, or the service has changed. Try again; if it stays, give the values below to support.',
        actions: ['retry'],
      };
    case 'throttled':
      return {
        heading: `${name} asks to wait`,
        advice:
          'The calls it allows in a minute or an hour are used up, by everybody who uses this app in this tenant together. What is loaded stays; ' +
          (until === null ? 'try again in a while.' : `it asks to be left alone until ${until}.`),
        actions: ['retry'],
      };
    case 'server-error':
      return {
        heading: `${name} failed`,
        advice: `The fault is on the side of the service, and ${
          until === null ? 'asking several times did not help' : `it asks to be left alone until ${until}`
        }. What is loaded stays.`,
        actions: ['retry'],
      };
    case 'unexpected-status':
      return {
        heading: `${name} gave an answer that makes no sense here`,
        advice: 'A proxy, or the sign-in page of a network, may stand between this page and the service.',
        actions: ['retry', 'open-setup'],
      };
  }
}

/** The messages that differ for an application, which has no account and cannot sign in. `null` for all others. */
function applicationMessage(error: HttpError): Omit<FailureMessage, 'quote'> | null {
  const api = apiOfOrigin(error.context.origin);
  const name = APIS[api].displayName;
  switch (error.code) {
    case 'unauthorized':
      return {
        heading: `${name} did not accept the application token`,
        advice:
          error.claims === null
            ? 'It may have expired or been issued for another API or cloud. Create a new token and open it in the token inspector.'
            : 'A policy of this tenant revoked or restricts it. Create a new token and open it in the token inspector. If that one is refused too, ask an administrator which policies apply to this application.',
        actions: ['open-token'],
      };
    case 'forbidden':
      if (error.apiCode === 'DisabledFeature') {
        return {
          heading: `${name} is switched off in this tenant`,
          advice: 'The token is fine. Ask an administrator of the tenant to enable the service.',
          actions: ['retry'],
        };
      }
      return {
        heading: `${name} refused this application`,
        advice: `The application token needs the application permission ${APIS[api].permissions['list-incidents'].application[0]} (claim roles), granted by an administrator of the tenant. After the grant, create a new token: an existing one does not change.`,
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

/** A permission's name as Microsoft writes them; the list comes out of a message of the service. */
const PERMISSION_NAME = /^[A-Z][A-Za-z]{1,40}(\.[A-Z][A-Za-z]{1,40}){1,3}$/;

function leastPermission(error: HttpError, api: Api): string {
  return error.requiredPermissions.find((name) => PERMISSION_NAME.test(name)) ?? signInPermissions(api).join(' and ');
}
