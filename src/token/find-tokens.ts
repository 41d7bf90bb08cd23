import { isGuid } from '../std/guid.ts';
import { failed, ok, type Result } from '../std/result.ts';
import { isTokenHeader, MAX_TOKEN_CHARACTERS } from './decode-token.ts';
import type { TokenProblem } from './token-problem.ts';
import { unwrapLines } from './unwrap-lines.ts';

const SAML = /<(?:\w+:)?(?:Assertion|Response)\b|^(?:PHNhbW|PD94bW|PEFzc2VydGlvb|PFJlc3BvbnNl)/;
/** The form that Entra gives to client secrets since 2021. */
const CLIENT_SECRET = /(?:^|[^\w.~-])[\w.~-]{3}\dQ~[\w.~-]{31,34}(?:$|[^\w.~-])/;
/** A value under the name that the protocol gives to a secret (RFC 6749 §2.3.1), in a form, JSON, a script or an option. */
const NAMED_SECRET = /(?:--client-secret\s|client[_-]?secret[\\"']*\s*[:=])[\s\\"']*[^\s\\"'&,;]/i;
/** How Entra's refresh tokens and authorization codes begin. The part of a token may end in `-0`, and is none. */
const REFRESH_TOKEN = /(?<![\w-])[01]\.A[\w-]{20,}/;
/** A GUID alone, in quotes or braces, or behind a label of a few words. */
const LONE_GUID = /^(?:[\w ]{1,40}[:=])?[\s"'{(]*([\da-f-]{36})[\s"'})]*[,;]?$/i;
const ONE_LONG_WORD = /^[\w+/=.~-]{20,}$/;

/**
 * Gets tokens out of what people paste: a bare token, `Bearer …`, a header line, a JSON answer, a curl command, a
 * log line, with line breaks and quotes. Gives each token once, in order of appearance; nothing is decoded but the
 * headers, so a found token may still be unreadable or encrypted. Where there is none, says what the text is instead.
 * Never throws, for any string.
 */
export function findTokens(text: string): Result<readonly [string, ...string[]], TokenProblem> {
  if (text.length > MAX_TOKEN_CHARACTERS) {
    return failed({ code: 'too-long', characters: text.length, limit: MAX_TOKEN_CHARACTERS });
  }
  const trimmed = text.trim();
  if (trimmed === '') return failed({ code: 'empty' });
  const found = tokensIn(unwrapLines(trimmed));
  // A text field without lines turns the breaks of a wrapped token into spaces.
  const [first, ...others] = found.length > 0 ? found : tokensIn(trimmed.replaceAll(/\s+/g, ''));
  return first === undefined ? failed(recognise(trimmed)) : ok([first, ...others]);
}

/**
 * Whether a text holds, beside whatever tokens, what outlives them: a client secret, a refresh token or a code for one. A
 * look at its form only; what has none of these forms passes.
 */
export function holdsLastingSecret(text: string): boolean {
  return [CLIENT_SECRET, NAMED_SECRET, REFRESH_TOKEN].some((pattern) => pattern.test(text));
}

function tokensIn(text: string): readonly string[] {
  const tokens = dottedWords(text).flatMap((word) => {
    const parts = word.split('.');
    // The full stop that ends a sentence.
    if (parts.length === 4 && parts[3] === '') parts.pop();
    return isComplete(parts) && isTokenHeader(parts[0] ?? '') ? [parts.join('.')] : [];
  });
  return [...new Set(tokens)];
}

/** Three parts of which the signature may be empty, or five of which the encrypted key may be (RFC 7516 §7.1). */
function isComplete(parts: readonly string[]): boolean {
  const [, second, ...others] = parts;
  if (others.length === 1) return second !== '';
  return others.length === 3 && others.every((part) => part !== '');
}

/** The longest runs of characters that a compact token is made of. Splitting stays linear where a match would not. */
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

/** The base64url of `{"` begins every token's header, so what starts like this was meant to be one. */
function isCutOff(word: string): boolean {
  return /^eyJ[\w-]{4}/.test(word);
}
