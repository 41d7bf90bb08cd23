import { SignInError } from '../access/sign-in-error.ts';
import { HttpError } from '../http/http-error.ts';
import { NetworkError } from '../http/network-error.ts';
import { ShapeError } from '../http/shape-error.ts';
import type { FailureMessage } from '../ui/failure-message.ts';
import type { DeniedRequest } from './describe-denial.ts';
import { describeHttpError } from './describe-http-error.ts';
import { describeNetworkError, describeShapeError } from './describe-network-error.ts';
import { describeSignInError } from './describe-sign-in-error.ts';
import { supportQuote } from './support-quote.ts';

/**
 * Describes any thrown value to the user: what happened, what to do, what to quote to support. Contains no part of a message,
 * cause or stack, because those can contain tokens, URLs or names. With `denied`, a 403 gets its one reason.
 */
export function describeFailure(error: unknown, denied: DeniedRequest | null = null): FailureMessage {
  if (error instanceof SignInError) return describeSignInError(error);
  if (error instanceof HttpError) return describeHttpError(error, denied);
  if (error instanceof NetworkError) return describeNetworkError(error);
  if (error instanceof ShapeError) return describeShapeError(error);
  return {
    heading: 'Something went wrong',
    advice: 'This is a bug in the app. Try again. If it happens again, reload the page.',
    quote: supportQuote({ Kind: kindOf(error) }),
    actions: ['retry', 'reload'],
  };
}

const KNOWN_KINDS: readonly string[] = [
  'AbortError',
  'DataCloneError',
  'QuotaExceededError',
  'RangeError',
  'ReferenceError',
  'SecurityError',
  'SyntaxError',
  'TypeError',
];

/** Returns the error's name if it is a name of the platform. Any other name is untrusted text. */
function kindOf(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  return KNOWN_KINDS.includes(name) ? name : 'unknown';
}
