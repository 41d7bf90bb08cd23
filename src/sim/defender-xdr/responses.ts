import { type AccessRefusal, challengeHeader } from '../api/access-check.ts';
import type { BodyProblem } from '../api/change-body.ts';
import { formatWindow, type QuotaRefusal, secondsToWait } from '../api/quota.ts';

/** The content of an error body. `target` is the tracking id for support. */
export type ErrorBody = { readonly code: string; readonly message: string; readonly target: string };

const JSON_TYPE = { 'Content-Type': 'application/json; odata.metadata=minimal; odata.streaming=true' };
const AUTHORIZATION_URI = 'https://login.microsoftonline.com/common/oauth2/authorize';

export function okResponse(body: unknown): Response {
  return new Response(JSON.stringify(body), { headers: JSON_TYPE });
}

export function errorResponse(
  status: number,
  error: ErrorBody,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify({ error }), { status, headers: { ...JSON_TYPE, ...headers } });
}

export function odataErrorResponse(message: string, target: string): Response {
  return errorResponse(400, { code: 'ODataError', message, target });
}

/** The response to a refused body. The codes are documented, which one applies is inferred. */
export function bodyRefusalResponse(problem: BodyProblem, target: string): Response {
  switch (problem.kind) {
    case 'not-declared':
      return errorResponse(400, { code: 'BadRequest', message: 'Content-Type must be application/json', target });
    case 'not-an-object':
    case 'unknown-property':
      return errorResponse(400, { code: 'InvalidRequestBody', message: 'Request body is incorrect', target });
    case 'empty':
      return errorResponse(400, { code: 'MissingRequiredParameter', message: 'The request body is empty', target });
    case 'invalid-value':
      return invalidInputResponse(problem.message, target);
  }
}

export function invalidInputResponse(message: string, target: string): Response {
  return errorResponse(400, { code: 'InvalidInput', message, target });
}

/** The response to a refused caller. The codes are documented; the messages imitate the gateway's. */
export function accessRefusalResponse(refusal: AccessRefusal, target: string): Response {
  switch (refusal.code) {
    case 'unauthenticated':
    case 'claims-challenge': {
      const challenge = challengeHeader(refusal, AUTHORIZATION_URI);
      return errorResponse(
        401,
        { code: 'Unauthorized', message: 'Authorization header is missing or not valid.', target },
        challenge === null ? {} : { 'WWW-Authenticate': challenge },
      );
    }
    case 'missing-scope':
      return forbidden(
        `The application does not have any of the required delegated permissions (${refusal.required.join(', ')}) to access the resource.`,
        target,
      );
    case 'missing-app-role':
      return forbidden(
        `The application does not have any of the required application permissions (${refusal.required.join(', ')}) to access the resource.`,
        target,
      );
    case 'no-defender-role':
      return forbidden('The user does not have sufficient permissions to view incidents.', target);
    case 'reader-role':
      return forbidden('The user does not have sufficient permissions to update incidents.', target);
  }
}

function forbidden(message: string, target: string): Response {
  return errorResponse(403, { code: 'Forbidden', message, target });
}

/** The observed body of a 429, whose message contains the wait. The header depends on a switch. */
export function throttledResponse(
  refusal: QuotaRefusal,
  target: string,
  header: 'retry-after' | 'body-only',
): Response {
  const seconds = secondsToWait(refusal);
  const message = `API calls quota exceeded! Maximum allowed ${refusal.limit.calls} per ${formatWindow(refusal.limit)} for the key Destination+TenantID+AppID. You can send requests again in ${seconds} seconds.`;
  return errorResponse(
    429,
    { code: '429', message, target },
    header === 'retry-after' ? { 'Retry-After': String(seconds) } : {},
  );
}
