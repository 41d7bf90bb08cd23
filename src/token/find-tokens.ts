import { isGuid } from '../std/guid.ts';
import { failed, ok, type Result } from '../std/result.ts';
import { isTokenHeader, MAX_TOKEN_CHARACTERS } from './decode-token.ts';
import type { TokenProblem } from './token-problem.ts';
import { unwrapLines } from './unwrap-lines.ts';

const SAML = /<(?:\w+:)?(?:Assertion|Response)\b|^(?:PHNhbW|PD94bW|PEFzc2VydGlvb|PFJlc3BvbnNl)/;
/** The format of client secrets that Entra has issued since 2021. */
const CLIENT_SECRET = /(?:^|[^\w.~-])[\w.~-]{3}\dQ~[\w.~-]{31,34}(?:$|[^\w.~-])/;
/** A value named `client_secret` (RFC 6749 §2.3.1) in a form, JSON, a script or a command-line option. */
const NAMED_SECRET = /(?:--client-secret\s|client[_-]?secret[\\"']*\s*[:=])[\s\\"']*[^\s\\"'&,;]/i;
/** The start of Entra's refresh tokens and authorisation codes. A part of a token can end in `-0` and must not match. */
const REFRESH_TOKEN = /(?<![\w-])[01]\.A[\w-]{20,}/;
/** A single GUID, optionally in quotes or braces or after a short label. */
const LONE_GUID = /^(?:[\w ]{1,40}[:=])?[\s"'{(]*([\da-f-]{36})[\s"'})]*[,;]?$/i;
const ONE_LONG_WORD = /^[\w+/=.~-]{20,}$/;

/**
 * Extracts tokens from pasted text: a bare token, `Bearer …`, a header line, a JSON response, a curl command or a log
 * line, with line breaks and quotes. Returns each token once, in order of appearance. Only headers are decoded, so a
 * token may still be unreadable or encrypted. Without a token, reports what the text is instead. Never throws.
 */
export function findTokens(text: string): Result<readonly [string, ...string[]], TokenProblem> {
  if (text.length > MAX_TOKEN_CHARACTERS) {
    return failed({ code: 'too-long', characters: text.length, limit: MAX_TOKEN_CHARACTERS });
  }
  const trimmed = text.trim();
  if (trimmed === '') return failed({ code: 'empty' });
  const found = tokensIn(unwrapLines(trimmed));
  // A single-line text field replaces the line breaks of a wrapped token by spaces.
  const [first, ...others] = found.length > 0 ? found : tokensIn(trimmed.replaceAll(/\s+/g, ''));
  return first === undefined ? failed(recognise(trimmed)) : ok([first, ...others]);
}

/**
 * Whether a text contains a secret that is valid for longer than an access token: a client secret, a refresh token or an
 * authorisation code. Checks known formats only.
 */
export function containsLongLivedSecret(text: string): boolean {
  return [CLIENT_SECRET, NAMED_SECRET, REFRESH_TOKEN].some((pattern) => pattern.test(text));
}

function tokensIn(text: string): readonly string[] {
  const tokens = dottedWords(text).flatMap((word) => {
    const parts = word.split('.');
    // A token at the end of a sentence has a full stop after it.
    if (parts.length === 4 && parts[3] === '') parts.pop();
    return isComplete(parts) && isTokenHeader(parts[0] ?? '') ? [parts.join('.')] : [];
  });
  return [...new Set(tokens)];
}

/** Three parts, with an optionally empty signature, or five, with an optionally empty key (RFC 7516 §7.1). */
function isComplete(parts: readonly string[]): boolean {
  const [, second, ...others] = parts;
  if (others.length === 1) return second !== '';
  return others.length === 3 && others.every((part) => part !== '');
}

/** The runs of characters that can form a compact token. Splitting is linear, which matching isn't. */
function dottedWords(text: string): readonly string[] {
  return text.split(/[^A-Za-z0-9_.-]+/);
}

function recognise(text: string): TokenProblem {
  if (SAML.test(text)) return { code: 'saml' };
  if (CLIENT_SECRET.test(text) || NAMED_SECRET.test(text)) return { code: 'client-secret' };
  if (isGuid(LONE_GUID.exec(text)?.[1] ?? '')) return { code: 'guid' };
  if (REFRESH_TOKEN.test(text)) return { code: 'refresh-token' };
  if (dottedWords(text).some(isCutOff)) return { code: 'truncated' };
  if (ONE_LONG_WORD.test(text)) return { code: 'opaque' };
  return { code: 'no-token' };
}

/** Each token header starts with the base64url of `{"`, so a word that does is the start of a token. */
function isCutOff(word: string): boolean {
  return /^eyJ[\w-]{4}/.test(word);
}
