import { jwtDecode } from 'jwt-decode';
import { failed, ok, type Result } from '../std/result.ts';
import { repeatedNames } from './repeated-names.ts';
import type { TokenProblem } from './token-problem.ts';

/** Entra's tokens stay under 16 KiB; the cap keeps a mistaken paste from stopping the page. */
export const MAX_TOKEN_CHARACTERS = 64 * 1024;

/**
 * A token's readable parts. Maps, not objects, so that a claim called `__proto__` is a claim like any other.
 * The signature is left out on purpose: nothing that is shown or copied needs it.
 */
export type DecodedToken = {
  readonly header: ReadonlyMap<string, unknown>;
  readonly claims: ReadonlyMap<string, unknown>;
  /** Whether there is a signature part at all; says nothing about whether it is good. */
  readonly hasSignature: boolean;
  /** Claims written more than once; the last one counts here, and another reader may take the first. */
  readonly repeatedClaims: readonly string[];
};

const BASE64URL = /^[A-Za-z0-9_-]+$/;

/**
 * Reads a compact token (RFC 7519 §3). Verifies nothing: anyone can write such claims.
 * Takes the token alone; `findTokens` gets it out of whatever was pasted. Never throws, for any string.
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

/** Whether a text, taken as the first part of a token, is the header of one. */
export function isTokenHeader(part: string): boolean {
  return decodePart(part, 'header').ok;
}

/**
 * Whether the header says that nobody signed the token (RFC 7518 §3.6). Some readers take that for a signature that
 * is good, so it is told apart from one that was only not copied.
 */
export function saysUnsigned(token: DecodedToken): boolean {
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
