/** One challenge of a `WWW-Authenticate` header. Parameter names are in lower case. */
type Challenge = { readonly scheme: string; readonly parameters: ReadonlyMap<string, string> };

const TOKEN = /[!#$%&'*+.^_`|~\w-]+/y;
const SEPARATORS = /[\s,=]*/y;
const EQUALS = /\s*=\s*/y;
const QUOTED = /"((?:[^"\\]|\\[\s\S])*)"?/y;
const BARE = /[^\s,"]+/y;
const MAX_HEADER_LENGTH = 16_384;

/**
 * Parses any number of challenges in one header, with parameters in any order, quoted or not. Never throws: it skips what
 * it cannot parse.
 * @see RFC 9110 §11.6.1
 */
export function parseWwwAuthenticate(header: string): readonly Challenge[] {
  const text = header.slice(0, MAX_HEADER_LENGTH);
  const challenges: { scheme: string; parameters: Map<string, string> }[] = [];
  let position = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = position;
    const match = pattern.exec(text);
    if (match !== null) position = pattern.lastIndex;
    return match;
  };
  while (position < text.length) {
    // A documented sample has "=" right after the header's name, so a stray "=" counts as a separator.
    take(SEPARATORS);
    const name = take(TOKEN)?.[0];
    if (name === undefined) {
      position += 1;
      continue;
    }
    if (take(EQUALS) === null) {
      challenges.push({ scheme: name, parameters: new Map() });
      continue;
    }
    const quoted = take(QUOTED)?.[1]?.replace(/\\([\s\S])/g, '$1');
    const value = quoted ?? take(BARE)?.[0] ?? '';
    const current = challenges.at(-1) ?? { scheme: '', parameters: new Map<string, string>() };
    if (challenges.length === 0) challenges.push(current);
    const key = name.toLowerCase();
    if (!current.parameters.has(key)) current.parameters.set(key, value);
  }
  return challenges;
}

/**
 * Returns the decoded claims challenge (the JSON text of an object) to send to the authority, or `null` if the header has
 * no readable one. Accepts base64, base64url and plain JSON.
 * @see https://learn.microsoft.com/en-us/entra/identity-platform/claims-challenge
 */
export function claimsChallengeOf(header: string | null): string | null {
  if (header === null) return null;
  for (const { parameters } of parseWwwAuthenticate(header)) {
    const claims = parameters.get('claims');
    const decoded = claims === undefined ? null : decodeClaims(claims);
    if (decoded !== null) return decoded;
  }
  return null;
}

function decodeClaims(value: string): string | null {
  try {
    const text = value.trimStart().startsWith('{') ? value : decodeBase64(value);
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? text : null;
  } catch {
    return null;
  }
}

function decodeBase64(value: string): string {
  const binary = atob(value.replace(/-/g, '+').replace(/_/g, '/').replace(/=+$/, ''));
  return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(binary, (char) => char.charCodeAt(0)));
}
