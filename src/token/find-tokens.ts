import { isGuid } from '../std/guid.ts';
import { failed, ok, type Result } from '../std/result.ts';
import { isTokenHeader, MAX_TOKEN_CHARACTERS } from './decode-token.ts';
import { containsClientSecret, containsRefreshToken, percentDecoded } from './long-lived-secret.ts';
import type { TokenProblem } from './token-problem.ts';
import { unwrapLines } from './unwrap-lines.ts';

const SAML = /<(?:\w+:)?(?:Assertion|Response)\b|^(?:PHNhbW|PD94bW|PEFzc2VydGlvb|PFJlc3BvbnNl)/;
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
  const [first, ...others] = firstNonEmpty([
    () => tokensIn(unwrapLines(trimmed)),
    // A single-line text field replaces the line breaks of a wrapped token by spaces.
    () => tokensIn(trimmed.replaceAll(/\s+/g, '')),
    () => (trimmed.includes('%') ? tokensIn(unwrapLines(percentDecoded(trimmed))) : []),
  ]);
  return first === undefined ? failed(recognise(trimmed)) : ok([first, ...others]);
}

function firstNonEmpty(searches: readonly (() => readonly string[])[]): readonly string[] {
  for (const search of searches) {
    const found = search();
    if (found.length > 0) return found;
  }
  return [];
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
  if (containsClientSecret(text)) return { code: 'client-secret' };
  if (isGuid(LONE_GUID.exec(text)?.[1] ?? '')) return { code: 'guid' };
  if (containsRefreshToken(text)) return { code: 'refresh-token' };
  if (dottedWords(text).some(isCutOff)) return { code: 'truncated' };
  if (ONE_LONG_WORD.test(text)) return { code: 'opaque' };
  return { code: 'no-token' };
}

/** Each token header starts with the base64url of `{"`, so a word that does is the start of a token. */
function isCutOff(word: string): boolean {
  return /^eyJ[\w-]{4}/.test(word);
}
