import type { SignInError } from '../access/sign-in-error.ts';
import { APIS } from '../entra/apis.ts';
import type { HttpError } from '../http/http-error.ts';
import { denialOf } from '../token/denial.ts';
import type { FailureMessage } from '../ui/failure-message.ts';
import { formatExactClock } from '../ui/format-moment.ts';
import { apiOfOrigin } from './api-of-origin.ts';
import type { DeniedRequest } from './describe-denial.ts';

type Message = Omit<FailureMessage, 'quote'>;

/**
 * Describes an error response to a change. Every status described here excludes that anything was changed. Returns `null`
 * for an error that means the same as for reading, and for a request that reads.
 */
export function describeChangeError(error: HttpError, denied: DeniedRequest | null): Message | null {
  const { operation, origin } = error.context;
  if (operation !== 'update-incident' && operation !== 'comment-incident') return null;
  const api = apiOfOrigin(origin);
  const name = APIS[api].displayName;
  const { apiCode, apiMessage } = error;
  switch (error.code) {
    case 'forbidden': {
      const denial = denialOf({ api, operation, apiCode, apiMessage }, denied?.inspected ?? null);
      // A disabled feature, a missing licence and a missing permission have the same message as for reading.
      if (denial.code === 'feature-disabled' || denial.code === 'licence' || denial.code === 'permission') return null;
      return {
        heading: 'Your Defender role doesn’t allow this change',
        advice: `Nothing was changed. Your token allows changes, so ${name} decided by your role, which may allow reading only or not cover this incident’s devices. Ask an administrator for the role Security Operator, or for a Defender role that can manage incidents. Signing in again won’t help.`,
        actions: ['open-token'],
      };
    }
    case 'bad-request':
      return {
        heading: `${name} doesn’t accept this change`,
        advice:
          'Nothing was changed. The service rejected one of the values. Choose another value, or make the change in the Defender portal.',
        actions: [],
      };
    case 'not-found':
      return {
        heading: 'Incident not found',
        advice:
          'Nothing was changed. The incident may have been merged or deleted, or your role doesn’t allow changing it.',
        actions: [],
      };
    case 'throttled':
      return {
        heading: `Too many changes through ${name}`,
        advice: `Nothing was changed. Everyone who uses this app in this tenant shares one rate limit. Try again ${
          error.retryAt === null ? 'later' : `after ${formatExactClock(error.retryAt)}`
        }.`,
        actions: ['retry'],
      };
    case 'unauthorized':
    case 'server-error':
    case 'unexpected-status':
      return null;
  }
}

/** Describes why the permission to change incidents could not be acquired; `null` for any other sign-in failure. */
export function describeChangePermissionError({ code, details }: SignInError): Message | null {
  const permission = details.changePermission;
  if (permission === undefined) return null;
  // The registration does not list the permission. The number chooses the message only.
  if (details.aadstsCode === 650057 || details.aadstsCode === 650056) {
    return {
      heading: `The app registration doesn’t include ${permission}`,
      advice: `You can still read incidents. Ask the owner of the app registration to add the delegated permission ${permission} and grant consent.`,
      actions: ['open-setup'],
    };
  }
  switch (code) {
    case 'cancelled':
      return {
        heading: 'Permission to change incidents was declined',
        advice:
          'Nothing has changed: you are still signed in and can read incidents. You can choose an action again at any time.',
        actions: [],
        tone: 'info',
      };
    case 'consent-required':
    case 'access-denied':
    case 'admin-consent-required':
      return {
        heading: 'You can’t consent to changing incidents',
        advice: `You can still read incidents. Ask an administrator to consent to the delegated permission ${permission} for this app, then choose the action again.`,
        actions: ['admin-consent'],
      };
    case 'configuration':
      return {
        heading: 'Microsoft rejected the request for permission to change incidents',
        advice: `You can still read incidents. Ask the owner of the app registration to check that it includes the delegated permission ${permission}.`,
        actions: ['open-setup'],
      };
    default:
      return null;
  }
}
