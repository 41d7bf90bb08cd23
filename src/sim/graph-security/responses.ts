import { type AccessRefusal, challengeHeader } from '../api/access-check.ts';
import type { BodyProblem } from '../api/change-body.ts';
import { type QuotaRefusal, secondsToWait } from '../api/quota.ts';

/** The ids of a request. Graph returns both with every response, and repeats them in the `innerError` of an error. */
export type Trace = { readonly requestId: string; readonly clientRequestId: string; readonly nowMs: number };

const AUTHORIZATION_URI = 'https://login.microsoftonline.com/common/oauth2/authorize';

export function okResponse(body: unknown, trace: Trace, headers: Readonly<Record<string, string>> = {}): Response {
  return jsonResponse(200, body, trace, headers);
}

export function errorResponse(
  status: number,
  code: string,
  message: string,
  trace: Trace,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const innerError = {
    date: new Date(trace.nowMs).toISOString().slice(0, 19),
    'request-id': trace.requestId,
    'client-request-id': trace.clientRequestId,
  };
  return jsonResponse(status, { error: { code, message, innerError } }, trace, headers);
}

function jsonResponse(
  status: number,
  body: unknown,
  trace: Trace,
  headers: Readonly<Record<string, string>>,
): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'Content-Type': 'application/json; odata.metadata=minimal; odata.streaming=true; IEEE754Compatible=false',
      'request-id': trace.requestId,
      'client-request-id': trace.clientRequestId,
      ...headers,
    },
  });
}

const TOKEN_MESSAGES = {
  missing: 'Access token is empty.',
  malformed: 'CompactToken parsing failed with error code: 80049217',
  'bad-signature': 'Access token validation failure. Invalid signature.',
  'wrong-issuer': 'Access token validation failure. Invalid issuer.',
  expired: 'Lifetime validation failed, the token is expired.',
  'not-yet-valid': 'Lifetime validation failed, the token is not valid yet.',
  'wrong-audience': 'Access token validation failure. Invalid audience.',
} as const;

/** The response to a refused body. */
export function bodyRefusalResponse(problem: BodyProblem, trace: Trace): Response {
  return errorResponse(400, 'BadRequest', bodyMessage(problem), trace);
}

function bodyMessage(problem: BodyProblem): string {
  switch (problem.kind) {
    case 'not-declared':
      return 'Write requests (excluding DELETE) must contain the Content-Type header declaration.';
    case 'not-an-object':
      return 'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.';
    case 'empty':
      return 'The request body has no property to update.';
    case 'unknown-property':
      return `The property '${problem.name}' does not exist or cannot be updated.`;
    case 'invalid-value':
      return problem.message;
  }
}

/** The response to a refused caller. The message about application roles is captured; the one about scopes is modelled on it. */
export function accessRefusalResponse(refusal: AccessRefusal, trace: Trace): Response {
  switch (refusal.code) {
    case 'unauthenticated':
    case 'claims-challenge': {
      const challenge = challengeHeader(refusal, AUTHORIZATION_URI);
      const message =
        refusal.code === 'claims-challenge'
          ? 'Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenCreatedWithOutdatedPolicies'
          : TOKEN_MESSAGES[refusal.reason];
      const headers: Record<string, string> = challenge === null ? {} : { 'WWW-Authenticate': challenge };
      return errorResponse(401, 'InvalidAuthenticationToken', message, trace, headers);
    }
    case 'missing-scope': {
      const message = `Missing application scopes. API required scopes: ${refusal.required.join(',')}, application scopes: ${refusal.actual.join(',')}.`;
      return errorResponse(403, 'UnauthorizedAccessForApplication', message, trace);
    }
    case 'missing-app-role': {
      const message = `Missing application roles. API required roles: ${refusal.required.join(',')}, application roles: ${refusal.actual.join(',')}.`;
      return errorResponse(403, 'Forbidden', message, trace);
    }
    case 'no-defender-role':
      return errorResponse(403, 'Forbidden', 'The account does not have access to this data.', trace);
    case 'reader-role':
      return errorResponse(403, 'Forbidden', 'The account does not have permission to change this data.', trace);
  }
}

export function throttledResponse(refusal: QuotaRefusal, trace: Trace): Response {
  return errorResponse(429, 'TooManyRequests', 'Too many requests. Please wait before sending more.', trace, {
    'Retry-After': String(secondsToWait(refusal)),
  });
}
