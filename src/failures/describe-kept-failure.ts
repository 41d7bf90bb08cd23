import { APIS } from '../entra/apis.ts';
import { NetworkError } from '../http/network-error.ts';
import type { FailureAction, FailureMessage } from '../ui/failure-message.ts';

/** What only a signed-in user can do, or an app that chooses its API: a token is for one API. */
const NOT_WITH_A_TOKEN: ReadonlySet<FailureAction> = new Set(['sign-in', 'admin-consent', 'switch-api']);

/** Adapts the description of a failure to a request that was sent with a kept token. */
export function describeKeptFailure(message: FailureMessage, error: unknown): FailureMessage {
  const actions = message.actions.filter((action) => !NOT_WITH_A_TOKEN.has(action));
  const isBlocked = error instanceof NetworkError && error.code === 'blocked';
  if (!isBlocked || !message.actions.includes('switch-api')) return { ...message, actions };
  const { host } = new URL(error.context.origin);
  return {
    ...message,
    advice: `Either ${host} doesn’t allow requests from this site, or an extension or proxy blocked them. Bring a token for ${APIS['graph-security'].displayName}, or proxy the API through your own host (apiBaseUrl in config.json).`,
    actions: ['new-token', ...actions],
  };
}
