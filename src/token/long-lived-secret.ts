/** The format of client secrets that Entra has issued since 2021. */
const CLIENT_SECRET = /(?:^|[^\w.~-])[\w.~-]{3}\dQ~[\w.~-]{31,34}(?:$|[^\w.~-])/;
/** A value named `client_secret` (RFC 6749 §2.3.1) in a form, JSON, a script or a command-line option. */
const NAMED_SECRET = /(?:--client-secret\s|client[_-]?secret[\\"']*\s*[:=])[\s\\"']*[^\s\\"'&,;]/i;
/** The start of Entra's refresh tokens and authorisation codes. A part of a token can end in `-0` and must not match. */
const REFRESH_TOKEN = /(?<![\w-])[01]\.A[\w-]{20,}/;

/**
 * Whether a text contains a secret that is valid for longer than an access token: a client secret, a refresh token or an
 * authorisation code. Checks known formats only, also percent-encoded.
 */
export function containsLongLivedSecret(text: string): boolean {
  return containsClientSecret(text) || containsRefreshToken(text);
}

export function containsClientSecret(text: string): boolean {
  return isIn(CLIENT_SECRET, text) || isIn(NAMED_SECRET, text);
}

/** A refresh token or an authorisation code. */
export function containsRefreshToken(text: string): boolean {
  return isIn(REFRESH_TOKEN, text);
}

function isIn(pattern: RegExp, text: string): boolean {
  return pattern.test(text) || (text.includes('%') && pattern.test(percentDecoded(text)));
}

/** Decodes the percent-encoding of ASCII characters, also if it was applied twice. Never throws. */
export function percentDecoded(text: string): string {
  const decodeOnce = (encoded: string) =>
    encoded.replaceAll(/%([0-7][\da-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return decodeOnce(decodeOnce(text));
}
