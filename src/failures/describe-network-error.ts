import { APIS } from '../entra/apis.ts';
import type { NetworkError } from '../http/network-error.ts';
import type { ShapeError } from '../http/shape-error.ts';
import type { FailureMessage } from '../ui/failure-message.ts';
import { apiOfOrigin, hostOf } from './api-of-origin.ts';
import { supportQuote } from './support-quote.ts';

/** Words for a request that got no response. */
export function describeNetworkError(error: NetworkError): FailureMessage {
  const quote = supportQuote({
    Code: error.code,
    Host: hostOf(error.context.origin),
    Tenant: error.context.tenantId,
  });
  return { ...networkWords(error), quote };
}

function networkWords(error: NetworkError): Omit<FailureMessage, 'quote'> {
  const host = hostOf(error.context.origin);
  switch (error.code) {
    case 'offline':
      return {
        heading: 'You are offline',
        advice: 'Nothing is lost: what is loaded stays. Try again once you are connected.',
        actions: ['retry'],
      };
    case 'blocked':
      return apiOfOrigin(error.context.origin) === 'graph-security'
        ? {
            heading: 'The browser was not allowed to read the answer',
            advice: `You are online, but nothing of ${host} could be read. Graph allows calls from browsers, so look for a content blocker, an extension or a proxy, then try again.`,
            actions: ['retry', 'open-setup'],
          }
        : {
            heading: 'The browser was not allowed to read the answer',
            advice: `You are online, but nothing of ${host} could be read: it gave this page no permission (CORS), or a content blocker or a proxy stands in between. Switch to ${APIS['graph-security'].displayName}; or let your host pass the API on under a path of this site and name that path as apiBaseUrl in config.json; or try again.`,
            actions: ['switch-api', 'open-setup', 'retry'],
          };
    case 'timed-out':
      return {
        heading: 'No answer came in time',
        advice: `Asked several times, ${host} did not finish an answer. What is loaded stays.`,
        actions: ['retry'],
      };
    case 'aborted':
      return {
        heading: 'The request was stopped',
        advice: 'It was no longer needed when it was stopped. Try again if it is now.',
        actions: ['retry'],
      };
  }
}

/** Words for a success that did not hold what was promised. */
export function describeShapeError(error: ShapeError): FailureMessage {
  const quote = supportQuote({
    'Request id': error.requestId,
    Code: error.code,
    Host: hostOf(error.context.origin),
    Tenant: error.context.tenantId,
  });
  return { ...shapeWords(error), quote };
}

function shapeWords(error: ShapeError): Omit<FailureMessage, 'quote'> {
  switch (error.code) {
    case 'not-json':
      return {
        heading: 'The answer could not be read',
        advice:
          'It was cut off, or is no JSON at all: a proxy, the sign-in page of a network, or a static host behind apiBaseUrl may have answered instead.',
        actions: ['retry', 'open-setup'],
      };
    case 'not-as-promised':
      return {
        heading: 'The answer is not what the API promises',
        advice: 'The service may have changed. What was loaded before stays; give the values below to support.',
        actions: ['retry'],
      };
  }
}
