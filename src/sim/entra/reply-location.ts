import type { ReplyAddress } from './authorize-request.ts';
import { describeRefusal, errorUri, type Refusal, type RefusalTrace } from './refusal.ts';

function locationOf(reply: ReplyAddress, response: URLSearchParams): string {
  if (reply.state !== null) response.set('state', reply.state);
  if (reply.responseMode === 'fragment') return `${reply.redirectUri}#${response}`;
  return `${reply.redirectUri}${reply.redirectUri.includes('?') ? '&' : '?'}${response}`;
}

/** The redirect with a code. */
export function codeLocation(
  reply: ReplyAddress,
  granted: { readonly code: string; readonly clientInfo: string | null; readonly sessionId: string },
): string {
  const response = new URLSearchParams({ code: granted.code });
  if (granted.clientInfo !== null) response.set('client_info', granted.clientInfo);
  response.set('session_state', granted.sessionId);
  return locationOf(reply, response);
}

/** The redirect with a refusal (RFC 6749 §4.1.2.1). */
export function refusalLocation(reply: ReplyAddress, refusal: Refusal, trace: RefusalTrace): string {
  const response = new URLSearchParams({
    error: refusal.error,
    error_description: describeRefusal(refusal, trace),
    error_uri: errorUri(refusal.number),
  });
  if (refusal.suberror === 'cancel') response.set('error_subcode', 'cancel');
  else if (refusal.suberror !== undefined) response.set('suberror', refusal.suberror);
  if (refusal.claims !== undefined) response.set('claims', refusal.claims);
  return locationOf(reply, response);
}
