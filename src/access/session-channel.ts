import * as v from 'valibot';

/** A message between tabs. Contains no name, token or tenant. */
export type SessionMessage = { readonly kind: 'signed-out' };

/** The part of the platform's `BroadcastChannel` that is used. */
type SessionChannel = { postMessage(message: SessionMessage): void };

/** Opens a channel. Messages arrive unparsed, and never in the tab that sent them. `null` if the browser has no channels. */
export type OpenSessionChannel = (name: string, onMessage: (data: unknown) => void) => SessionChannel | null;

const SESSION_MESSAGE = v.strictObject({ kind: v.literal('signed-out') });

/** Separates applications on the same origin, and the demo from the live app. */
export function sessionChannelName(clientId: string): string {
  return `gatehouse.session.${clientId}`;
}

/** Parses a message; `null` for anything else, such as a message of another version or a forged one. Never throws. */
export function parseSessionMessage(data: unknown): SessionMessage | null {
  const parsed = v.safeParse(SESSION_MESSAGE, data);
  return parsed.success ? parsed.output : null;
}
