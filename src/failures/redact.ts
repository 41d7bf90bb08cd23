/** Limits the time that matching takes. Error messages are shorter. */
const MAX_LENGTH = 20_000;

const REDACTED = '[redacted]';

/** Applied in order. A later pattern never restores text that an earlier one removed. */
const SECRETS: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  // The value of a bearer header, with or without quotes.
  [/\b(bearer|basic)\s+["']?[^\s"',;)[]+/gi, `$1 ${REDACTED}`],
  // Parameters of the sign-in protocol in a URL, a form body or JSON.
  [
    /\b(access_token|id_token|refresh_token|client_secret|client_assertion|client_info|code_verifier|code|assertion|password|secret|state|nonce|login_hint|username)(["']?\s*[=:]\s*["']?)[^\s"'&#,;)}[]+/gi,
    `$1$2${REDACTED}`,
  ],
  // A JWT, or any other encoded JSON.
  [/eyJ[\w-]*(?:\.[\w-]*)*/g, REDACTED],
  // A client secret in the format of Entra.
  [/[\w.~-]{3,}~[\w.~-]{20,}/g, REDACTED],
  // An account name or email address.
  [/[\w.+#-]+@[\w-]+(?:\.[\w-]+)+/g, REDACTED],
  // The query and fragment of a URL.
  [/(https?:\/\/[^\s"'?#)]+)[?#][^\s"')[]*/gi, `$1?${REDACTED}`],
  // A long run of base64 or hex characters. A GUID is shorter.
  [/[\w+/=-]{64,}/g, REDACTED],
];

/**
 * Removes secrets and personal data from a technical text: tokens, bearer headers, parameters of the sign-in protocol,
 * client secrets, account names, queries of URLs. Keeps the ids that support needs. Idempotent.
 */
export function redact(text: string): string {
  let redacted = text.slice(0, MAX_LENGTH);
  for (const [pattern, replacement] of SECRETS) redacted = redacted.replace(pattern, replacement);
  return redacted;
}
