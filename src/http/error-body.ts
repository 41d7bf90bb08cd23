import * as v from 'valibot';

const Text = v.fallback(v.nullable(v.pipe(v.union([v.string(), v.number()]), v.transform(String))), null);
const InnerError = v.fallback(v.nullable(v.object({ 'request-id': Text })), null);
const ErrorBody = v.object({
  error: v.object({ code: Text, message: Text, target: Text, innerError: InnerError, innererror: InnerError }),
});

const LONGEST_BODY = 65_536;
const LONGEST_MESSAGE = 500;
const LONGEST_WORD = 120;

/** What an error answer of either API says of itself. `message` is capped and freed of anything like a token. */
export type ErrorBody = {
  readonly code: string | null;
  readonly message: string | null;
  readonly requestId: string | null;
};

/**
 * Reads the error bodies of both APIs: `target` is Defender XDR's tracking id, `innerError.request-id` Graph's. A
 * body of another shape has no code, and its words are kept only when they are plain text. Never throws.
 * @see https://learn.microsoft.com/en-us/defender-xdr/api-error-codes
 * @see https://learn.microsoft.com/en-us/graph/errors
 */
export function parseErrorBody(text: string): ErrorBody {
  const parsed = v.safeParse(ErrorBody, parseJson(text.slice(0, LONGEST_BODY)));
  if (!parsed.success) return { code: null, message: plainWords(text), requestId: null };
  const { code, message, target, innerError, innererror } = parsed.output.error;
  return {
    code: capped(code, LONGEST_WORD),
    message: capped(message, LONGEST_MESSAGE),
    requestId: capped(target ?? innerError?.['request-id'] ?? innererror?.['request-id'] ?? null, LONGEST_WORD),
  };
}

/** The request id among the response's headers, as far as CORS lets a page read them. */
export function requestIdOf(headers: Headers): string | null {
  return capped(headers.get('request-id') ?? headers.get('x-ms-request-id'), LONGEST_WORD);
}

/** Replaces whatever looks like a token or a bearer header. */
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

function plainWords(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' || /^[<{[]/.test(trimmed) ? null : capped(trimmed, LONGEST_MESSAGE);
}

function capped(text: string | null, longest: number): string | null {
  if (text === null || text === '') return null;
  // Tokens go before the text is cut: half a token would no longer look like one.
  const clean = withoutTokens(text.slice(0, LONGEST_BODY));
  return clean.length <= longest ? clean : `${clean.slice(0, longest - 1)}…`;
}
