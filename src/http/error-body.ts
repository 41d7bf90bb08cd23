import * as v from 'valibot';

const Text = v.fallback(v.nullable(v.pipe(v.union([v.string(), v.number()]), v.transform(String))), null);
const InnerError = v.fallback(v.nullable(v.object({ 'request-id': Text })), null);
const ErrorBody = v.object({
  error: v.object({ code: Text, message: Text, target: Text, innerError: InnerError, innererror: InnerError }),
});

const MAX_BODY_LENGTH = 65_536;
const MAX_MESSAGE_LENGTH = 500;
const MAX_CODE_LENGTH = 120;

/** The error details in a response body of either API. `message` is capped and anything like a token is removed from it. */
export type ErrorBody = {
  readonly code: string | null;
  readonly message: string | null;
  readonly requestId: string | null;
};

/**
 * Parses the error bodies of both APIs: `target` is the tracking id of Defender XDR, `innerError.request-id` that of
 * Microsoft Graph. A body of another shape gets no code, and only plain text is kept as its message. Never throws.
 * @see https://learn.microsoft.com/en-us/defender-xdr/api-error-codes
 * @see https://learn.microsoft.com/en-us/graph/errors
 */
export function parseErrorBody(text: string): ErrorBody {
  const parsed = v.safeParse(ErrorBody, parseJson(text.slice(0, MAX_BODY_LENGTH)));
  if (!parsed.success) return { code: null, message: plainText(text), requestId: null };
  const { code, message, target, innerError, innererror } = parsed.output.error;
  return {
    code: capped(code, MAX_CODE_LENGTH),
    message: capped(message, MAX_MESSAGE_LENGTH),
    requestId: capped(target ?? innerError?.['request-id'] ?? innererror?.['request-id'] ?? null, MAX_CODE_LENGTH),
  };
}

/** The request id from the response headers, if CORS exposes them to the page. */
export function requestIdOf(headers: Headers): string | null {
  return capped(headers.get('request-id') ?? headers.get('x-ms-request-id'), MAX_CODE_LENGTH);
}

/** Replaces anything that looks like a token or a bearer header. */
export function withoutTokens(text: string): string {
  return text.replace(/eyJ[\w\-.=]*/g, '[removed]').replace(/bearer\s+[\w\-.~+/=]{20,}/gi, 'bearer [removed]');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function plainText(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' || /^[<{[]/.test(trimmed) ? null : capped(trimmed, MAX_MESSAGE_LENGTH);
}

function capped(text: string | null, maxLength: number): string | null {
  if (text === null || text === '') return null;
  // Remove tokens before truncating: half a token would no longer look like one.
  const clean = withoutTokens(text.slice(0, MAX_BODY_LENGTH));
  return clean.length <= maxLength ? clean : `${clean.slice(0, maxLength - 1)}…`;
}
