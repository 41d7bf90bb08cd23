/**
 * The reason that a text isn't a readable token. Contains no part of the text, which can be a secret.
 *
 * - `encrypted`: five parts. Only the API that the token is for can decrypt it (RFC 7516 §3.1).
 * - `truncated`: the start of a token, as often found in documents and logs.
 * - `unreadable-part`: three parts, but one isn't base64url, JSON or a JSON object.
 * - `part-count`: parts separated by dots, but neither three nor five.
 * - `guid`, `client-secret`, `refresh-token`, `saml`: something else that users copy by mistake.
 * - `opaque`: one long word. If it is a token, only its issuer can read it.
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
