import { APIS } from '../entra/apis.ts';
import type { NetworkError } from '../http/network-error.ts';
import type { ShapeError } from '../http/shape-error.ts';
import type { FailureMessage } from '../ui/failure-message.ts';
import { apiOfOrigin, hostOf } from './api-of-origin.ts';
import { supportQuote } from './support-quote.ts';

/** Describes a request that got no response. */
export function describeNetworkError(error: NetworkError): FailureMessage {
  const quote = supportQuote({
    Code: error.code,
    Host: hostOf(error.context.origin),
    Tenant: error.context.tenantId,
  });
  return { ...networkMessage(error), quote };
}

function networkMessage(error: NetworkError): Omit<FailureMessage, 'quote'> {
  const host = hostOf(error.context.origin);
  switch (error.code) {
    case 'offline':
      return {
        heading: 'You are offline',
        advice: 'Loaded data stays. Reconnect, then try again.',
        actions: ['retry'],
      };
    case 'blocked':
      return apiOfOrigin(error.context.origin) === 'graph-security'
        ? {
            heading: 'Your browser blocked the response',
            advice: `You are online and ${host} allows requests from browsers, so an extension or a proxy probably blocked this one. Turn it off for this site, then try again.`,
            actions: ['retry', 'open-setup'],
          }
        : {
            heading: 'Your browser blocked the response (CORS)',
            advice: `Either ${host} doesn’t allow requests from this site, or an extension or proxy blocked them. Switch to ${APIS['graph-security'].displayName}, or proxy the API through your own host (apiBaseUrl in config.json).`,
            actions: ['switch-api', 'open-setup', 'retry'],
          };
    case 'interrupted':
      return {
        heading: 'The connection was interrupted',
        advice: `The host ${host} responded before, but the last requests failed. Loaded data stays. Check your network or VPN, then try again. If this continues, an extension or a proxy may block the host.`,
        actions: ['retry', 'open-setup'],
      };
    case 'timed-out':
      return {
        heading: 'The request timed out',
        advice: `The host ${host} did not finish a response after several attempts. Loaded data stays. Try again later.`,
        actions: ['retry'],
      };
    case 'aborted':
      return {
        heading: 'The request was cancelled',
        advice: 'The app no longer needed it. Try again to repeat the request.',
        actions: ['retry'],
      };
  }
}

/** Describes a successful response with invalid content. */
export function describeShapeError(error: ShapeError): FailureMessage {
  const quote = supportQuote({
    'Request ID': error.requestId,
    Code: error.code,
    Host: hostOf(error.context.origin),
    Tenant: error.context.tenantId,
  });
  return { ...shapeMessage(error), quote };
}

function shapeMessage(error: ShapeError): Omit<FailureMessage, 'quote'> {
  switch (error.code) {
    case 'not-json':
      return {
        heading: 'The response couldn’t be read',
        advice:
          'It is incomplete or not JSON. A proxy, the sign-in page of a network, or a static host behind apiBaseUrl may have sent it. Try again, then check the configuration.',
        actions: ['retry', 'open-setup'],
      };
    case 'too-large':
      return {
        heading: 'The response is too large',
        advice:
          'It exceeds 64 MB, more than this page can load safely. Loaded data stays. Open these incidents in the Defender portal, then send the details below to support.',
        actions: ['retry'],
      };
    case 'not-as-promised':
      return {
        heading: 'The API sent unexpected data',
        advice: 'The API may have changed. Loaded data stays. Try again, then send the details below to support.',
        actions: ['retry'],
      };
  }
}
