import { SignInError } from '../access/sign-in-error.ts';
import { HttpError } from '../http/http-error.ts';
import { NetworkError } from '../http/network-error.ts';
import { ShapeError } from '../http/shape-error.ts';
import type { FailureMessage } from '../ui/failure-message.ts';
import { describeHttpError } from './describe-http-error.ts';
import { describeNetworkError, describeShapeError } from './describe-network-error.ts';
import { describeSignInError } from './describe-sign-in-error.ts';
import { supportQuote } from './support-quote.ts';

/**
 * The words for anything that was thrown: what happened, what can be done, what to quote to support. Nothing of a
 * message, a cause or a stack is in them, because those may hold a token, an address or a name.
 */
export function describeFailure(error: unknown): FailureMessage {
  if (error instanceof SignInError) return describeSignInError(error);
  if (error instanceof HttpError) return describeHttpError(error);
  if (error instanceof NetworkError) return describeNetworkError(error);
  if (error instanceof ShapeError) return describeShapeError(error);
  return {
    heading: 'Something went wrong',
    advice: 'This is a fault of the app. Try again; if it stays, reload the page.',
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

/** The platform's own names only: a name that somebody made up may hold anything. */
function kindOf(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  return KNOWN_KINDS.includes(name) ? name : 'unknown';
}
