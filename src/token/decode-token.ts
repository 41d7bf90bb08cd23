import { jwtDecode } from 'jwt-decode';
import { failed, ok, type Result } from '../std/result.ts';
import { repeatedNames } from './repeated-names.ts';
import type { TokenProblem } from './token-problem.ts';

/** Tokens of Entra are shorter than 16 KiB. The limit keeps a large paste from freezing the page. */
export const MAX_TOKEN_CHARACTERS = 64 * 1024;

/**
 * The readable parts of a token. They are maps, so that a claim called `__proto__` is an ordinary claim. The signature is
 * omitted, because nothing that is displayed or copied needs it.
 */
export type DecodedToken = {
  readonly header: ReadonlyMap<string, unknown>;
  readonly claims: ReadonlyMap<string, unknown>;
  /** Whether the token has a signature part, valid or not. */
  readonly hasSignature: boolean;
  /** Claims that occur more than once. The last value is used here, but other parsers may use the first. */
  readonly repeatedClaims: readonly string[];
};

const BASE64URL = /^[A-Za-z0-9_-]+$/;

/**
 * Decodes a compact token (RFC 7519 §3) without verifying it: anyone can write such claims. Expects the token only; use
 * `findTokens` to extract it from other text. Never throws.
 */
export function decodeToken(token: string): Result<DecodedToken, TokenProblem> {
  if (token.length > MAX_TOKEN_CHARACTERS) {
    return failed({ code: 'too-long', characters: token.length, limit: MAX_TOKEN_CHARACTERS });
  }
  if (token.trim() === '') return failed({ code: 'empty' });
  const parts = token.trim().split('.');
  const [headerPart = '', payloadPart = '', signaturePart = ''] = parts;
  const header = decodePart(headerPart, 'header');
  if (!header.ok) return parts.length === 3 ? header : failed({ code: 'no-token' });
  if (parts.length === 5) return failed({ code: 'encrypted' });
  if (parts.length < 3) return failed({ code: 'truncated' });
  if (parts.length > 3) return failed({ code: 'part-count', parts: parts.length });
  const claims = decodePart(payloadPart, 'payload');
  if (!claims.ok) return claims;
  return ok({
    header: header.value,
    claims: claims.value,
    hasSignature: signaturePart !== '',
    repeatedClaims: repeatedNames(payloadPart),
  });
}

/** Whether a text decodes to the header of a token. */
export function isTokenHeader(part: string): boolean {
  return decodePart(part, 'header').ok;
}

/**
 * Whether the header declares the token unsigned (RFC 7518 §3.6). Some parsers accept such a token as valid, so this is
 * not the same as a signature that is missing from the copy.
 */
export function isUnsigned(token: DecodedToken): boolean {
  const algorithm = token.header.get('alg');
  return typeof algorithm === 'string' && algorithm.toLowerCase() === 'none';
}

function decodePart(part: string, name: 'header' | 'payload'): Result<ReadonlyMap<string, unknown>, TokenProblem> {
  if (!BASE64URL.test(part) || part.length % 4 === 1) {
    return failed({ code: 'unreadable-part', part: name, reason: 'not-base64url' });
  }
  const json = parseJson(part);
  if (!json.ok) return failed({ code: 'unreadable-part', part: name, reason: 'not-json' });
  const { value } = json;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return failed({ code: 'unreadable-part', part: name, reason: 'not-an-object' });
  }
  return ok(new Map(Object.entries(value)));
}

function parseJson(part: string): Result<unknown, 'not-json'> {
  try {
    return ok(jwtDecode<unknown>(part, { header: true }));
  } catch {
    return failed('not-json');
  }
}
