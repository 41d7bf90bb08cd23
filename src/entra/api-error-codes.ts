import type { Api } from './clouds.ts';

/** One error code of an incident API. The texts are for people: no logic depends on them. */
export type ApiErrorCode = {
  readonly code: string;
  readonly status: number;
  readonly apis: readonly Api[];
  readonly meaning: string;
  readonly remedy: string;
};

const XDR: readonly Api[] = ['defender-xdr'];
const GRAPH: readonly Api[] = ['graph-security'];
const BOTH: readonly Api[] = ['defender-xdr', 'graph-security'];

/**
 * The documented error codes that requests for incidents can get, by status. Meanings follow Microsoft's lists; remedies are
 * our own.
 * @see https://learn.microsoft.com/en-us/defender-xdr/api-error-codes
 * @see https://learn.microsoft.com/en-us/graph/errors
 */
export const API_ERROR_CODES: readonly ApiErrorCode[] = [
  {
    code: 'BadRequest',
    status: 400,
    apis: BOTH,
    meaning: 'The request is malformed.',
    remedy: 'Compare the URL and the body with the documentation. The names of properties are case-sensitive.',
  },
  {
    code: 'ODataError',
    status: 400,
    apis: XDR,
    meaning: 'The $filter, $top or $skip of the request is invalid.',
    remedy: 'Filter by lastUpdateTime, createdTime, status or assignedTo only, and request at most 100 incidents.',
  },
  {
    code: 'InvalidInput',
    status: 400,
    apis: XDR,
    meaning: 'A value of the request is invalid.',
    remedy: 'Check the value that the message names.',
  },
  {
    code: 'InvalidRequestBody',
    status: 400,
    apis: XDR,
    meaning: 'The body of an update isn’t valid.',
    remedy: 'Send JSON with Content-Type application/json, and a determination that belongs to the classification.',
  },
  {
    code: 'MissingRequiredParameter',
    status: 400,
    apis: XDR,
    meaning: 'A required parameter is missing.',
    remedy: 'Add the parameter that the message names.',
  },
  {
    code: 'Unauthorized',
    status: 401,
    apis: XDR,
    meaning: 'The authorization header is missing, invalid or expired.',
    remedy: 'Inspect the token: wrong audience, wrong tenant or expired. Then get a new one.',
  },
  {
    code: 'InvalidAuthenticationToken',
    status: 401,
    apis: GRAPH,
    meaning: 'The token is missing, invalid, expired or for another API.',
    remedy: 'Inspect the token, then get a new one for Microsoft Graph.',
  },
  {
    code: 'Forbidden',
    status: 403,
    apis: BOTH,
    meaning: 'The token is valid, but doesn’t allow the request.',
    remedy:
      'Either the permission is missing in the token, or the user has no Defender role. The Token page says which.',
  },
  {
    code: 'UnauthorizedAccessForApplication',
    status: 403,
    apis: GRAPH,
    meaning: 'The token lacks the permission for this request.',
    remedy: 'Add the permission to the registration, grant admin consent, and get a new token.',
  },
  {
    code: 'DisabledFeature',
    status: 403,
    apis: XDR,
    meaning: 'The tenant has turned the feature off.',
    remedy: 'Ask an administrator of the tenant to turn it on. No permission or role changes it.',
  },
  {
    code: 'DisallowedOperation',
    status: 403,
    apis: XDR,
    meaning: 'The tenant doesn’t allow this request.',
    remedy: 'Send the request ID to an administrator of the tenant.',
  },
  {
    code: 'NotFound',
    status: 404,
    apis: BOTH,
    meaning: 'There is no incident with this ID, or you may not see it.',
    remedy: 'Check the ID and the tenant. A merged incident redirects to another one.',
  },
  {
    code: 'ResourceNotFound',
    status: 404,
    apis: XDR,
    meaning: 'There is no resource at this address.',
    remedy: 'Check the path: /api/incidents, and the host of your cloud.',
  },
  {
    code: '429',
    status: 429,
    apis: XDR,
    meaning: 'The quota of this tenant and app is used up: 50 requests a minute or 1,500 an hour.',
    remedy: 'Wait as long as the message says, else a minute. Other programs with the same client ID count too.',
  },
  {
    code: 'TooManyRequests',
    status: 429,
    apis: GRAPH,
    meaning: 'Microsoft Graph limits this app in this tenant.',
    remedy: 'Wait as long as Retry-After says. Requests before then count too.',
  },
  {
    code: 'InternalServerError',
    status: 500,
    apis: XDR,
    meaning: 'The service failed.',
    remedy: 'Try again. If it continues, send the request ID to Microsoft’s support.',
  },
  {
    code: 'UnknownError',
    status: 500,
    apis: GRAPH,
    meaning: 'The service failed without a reason.',
    remedy: 'Try again. If it continues, send the request ID to Microsoft’s support.',
  },
];
