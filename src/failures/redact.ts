/** A longer report cannot be pasted into a support ticket. */
const MAX_LENGTH = 20_000;

const REDACTED = '[redacted]';

type Replacement = string | ((match: string) => string);

/**
 * Applied in order. A later pattern never restores text that an earlier one removed. Each pattern matches a whole run of
 * characters, and a function examines the run: a pattern that looks for `@` or `~` in the middle of a run takes quadratic time.
 */
const SECRETS: readonly (readonly [pattern: RegExp, replacement: Replacement])[] = [
  // The value of a bearer header, with or without quotes.
  [/\b(bearer|basic)\s+["']?[^\s"',;)[]+/gi, `$1 ${REDACTED}`],
  // Parameters of the sign-in protocol in a URL, a form body or JSON.
  [
    /\b(access_token|id_token|refresh_token|client_secret|client_assertion|client_info|code_verifier|code|assertion|password|secret|state|nonce|login_hint|username)(["']?\s*[=:]\s*["']?)[^\s"'&#,;)}[]+/gi,
    `$1$2${REDACTED}`,
  ],
  // A cookie header, to the end of its line.
  [/\b((?:set-)?cookie["']?\s*:)\s*[^\s[][^\n]*/gi, `$1 ${REDACTED}`],
  // The name of a user in JSON.
  [
    /\b(name|given_name|family_name|display_?name|preferred_username|unique_name)(["']\s*:\s*["'])[^"'\n[]+/gi,
    `$1$2${REDACTED}`,
  ],
  // A JWT, or any other encoded JSON.
  [/eyJ[\w-]*(?:\.[\w-]*)*/g, REDACTED],
  // A client secret in the format of Entra.
  [/[\w.~-]{24,}/g, (run) => (isClientSecret(run) ? REDACTED : run)],
  // An account name or email address.
  [/[\p{L}\p{N}_.+#@-]+/gu, (run) => (ACCOUNT_NAME.test(run) ? REDACTED : run)],
  // The query and fragment of a URL.
  [/https?:\/\/[^\s"')]+/gi, withoutQuery],
  // A long run of base64 or hex characters. A GUID is shorter.
  [/[\w+/=-]{64,}/g, REDACTED],
];

const ACCOUNT_NAME = /[^@]@[\p{L}\p{N}_-]+\.[\p{L}\p{N}_-]/u;

function isClientSecret(run: string): boolean {
  const tilde = run.indexOf('~', 3);
  return tilde !== -1 && run.length - tilde > 20;
}

function withoutQuery(url: string): string {
  const end = url.search(/[?#]/);
  return end === -1 ? url : `${url.slice(0, end)}?${REDACTED}`;
}

/**
 * Removes secrets and personal data from a technical text: tokens, bearer headers, parameters of the sign-in protocol,
 * client secrets, cookies, names of users, queries of URLs. Keeps the ids that support needs. Idempotent, and linear in time.
 */
export function redact(text: string): string {
  return SECRETS.reduce(
    (redacted, [pattern, replacement]) =>
      typeof replacement === 'string'
        ? redacted.replace(pattern, replacement)
        : redacted.replace(pattern, (match) => replacement(match)),
    text.slice(0, MAX_LENGTH),
  );
}
