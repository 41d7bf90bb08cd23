import type { ReplyAddress } from './authorize-request.ts';
import { describeRefusal, errorUri, type Refusal, type RefusalTrace } from './refusal.ts';

function locationOf(reply: ReplyAddress, answer: URLSearchParams): string {
  if (reply.state !== null) answer.set('state', reply.state);
  if (reply.responseMode === 'fragment') return `${reply.redirectUri}#${answer}`;
  return `${reply.redirectUri}${reply.redirectUri.includes('?') ? '&' : '?'}${answer}`;
}

/** Where the browser goes with a code. */
export function codeLocation(
  reply: ReplyAddress,
  granted: { readonly code: string; readonly clientInfo: string | null; readonly sessionId: string },
): string {
  const answer = new URLSearchParams({ code: granted.code });
  if (granted.clientInfo !== null) answer.set('client_info', granted.clientInfo);
  answer.set('session_state', granted.sessionId);
  return locationOf(reply, answer);
}

/** Where the browser goes with a refusal (RFC 6749 §4.1.2.1). */
export function refusalLocation(reply: ReplyAddress, refusal: Refusal, trace: RefusalTrace): string {
  const answer = new URLSearchParams({
    error: refusal.error,
    error_description: describeRefusal(refusal, trace),
    error_uri: errorUri(refusal.number),
  });
  if (refusal.suberror === 'cancel') answer.set('error_subcode', 'cancel');
  else if (refusal.suberror !== undefined) answer.set('suberror', refusal.suberror);
  if (refusal.claims !== undefined) answer.set('claims', refusal.claims);
  return locationOf(reply, answer);
}
