/** More than this is nobody's error message, and matching would take long. */
const MAX_LENGTH = 20_000;

const REDACTED = '[redacted]';

/** What has to go, in order: a later pattern never brings back what an earlier one took out. */
const SECRETS: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  // Whatever follows the mark of a bearer header, quoted or not.
  [/\b(bearer|basic)\s+["']?[^\s"',;)[]+/gi, `$1 ${REDACTED}`],
  // Named values of the sign-in protocol, in an address, a form body or JSON.
  [
    /\b(access_token|id_token|refresh_token|client_secret|client_assertion|client_info|code_verifier|code|assertion|password|secret|state|nonce|login_hint|username)(["']?\s*[=:]\s*["']?)[^\s"'&#,;)}[]+/gi,
    `$1$2${REDACTED}`,
  ],
  // A JWT, and anything else that begins as encoded JSON does.
  [/eyJ[\w-]*(?:\.[\w-]*)*/g, REDACTED],
  // A client secret as Entra makes them.
  [/[\w.~-]{3,}~[\w.~-]{20,}/g, REDACTED],
  // The name of an account.
  [/[\w.+#-]+@[\w-]+(?:\.[\w-]+)+/g, REDACTED],
  // Query and fragment of an address.
  [/(https?:\/\/[^\s"'?#)]+)[?#][^\s"')[]*/gi, `$1?${REDACTED}`],
  // A long run of what encodings are made of; a GUID is shorter.
  [/[\w+/=-]{64,}/g, REDACTED],
];

/**
 * Takes out of a technical text what must not be sent on: tokens, bearer headers, values of the sign-in protocol,
 * client secrets, account names, queries of addresses. Ids to quote stay. Redacting twice changes nothing more.
 */
export function redact(text: string): string {
  let redacted = text.slice(0, MAX_LENGTH);
  for (const [pattern, replacement] of SECRETS) redacted = redacted.replace(pattern, replacement);
  return redacted;
}
