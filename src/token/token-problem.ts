/**
 * Why a text could not be read as a token. Holds no part of the text: it may be a secret.
 *
 * - `encrypted`: five parts; only the API it is meant for can read it (RFC 7516 §3.1).
 * - `truncated`: a token was begun and cut off, as documents and logs do.
 * - `unreadable-part`: three parts, but one is not base64url, not JSON or not a JSON object.
 * - `part-count`: parts separated by dots, but neither three nor five.
 * - `guid`, `client-secret`, `refresh-token`, `saml`: something else that people copy by mistake.
 * - `opaque`: one long word; if it is a token, only its issuer can read it.
 */
export type TokenProblem =
  | { readonly code: 'empty' }
  | { readonly code: 'too-long'; readonly characters: number; readonly limit: number }
  | { readonly code: 'encrypted' }
  | { readonly code: 'truncated' }
  | { readonly code: 'part-count'; readonly parts: number }
  | {
      readonly code: 'unreadable-part';
      readonly part: 'header' | 'payload';
      readonly reason: 'not-base64url' | 'not-json' | 'not-an-object';
    }
  | { readonly code: 'guid' }
  | { readonly code: 'client-secret' }
  | { readonly code: 'refresh-token' }
  | { readonly code: 'saml' }
  | { readonly code: 'opaque' }
  | { readonly code: 'no-token' };
