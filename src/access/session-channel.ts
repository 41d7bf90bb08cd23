import * as v from 'valibot';

/** What tabs tell each other. No name, no token, no tenant: only that something happened. */
export type SessionMessage = { readonly kind: 'signed-out' };

/** The part of the platform's `BroadcastChannel` that is used. */
export type SessionChannel = { postMessage(message: SessionMessage): void };

/** Opens the channel of that name. What arrives is handed on as it came, and never to the tab that sent it. `null` where there are no channels. */
export type OpenSessionChannel = (name: string, onMessage: (data: unknown) => void) => SessionChannel | null;

const SESSION_MESSAGE = v.strictObject({ kind: v.literal('signed-out') });

/** Tabs of another application on the same origin have a channel of their own, as the demo has. */
export function sessionChannelName(clientId: string): string {
  return `gatehouse.session.${clientId}`;
}

/** A message of ours, or `null` for anything else: another version's, another page's, a forged one's. Never throws. */
export function readSessionMessage(data: unknown): SessionMessage | null {
  const read = v.safeParse(SESSION_MESSAGE, data);
  return read.success ? read.output : null;
}
