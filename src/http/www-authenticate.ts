/** One challenge of a `WWW-Authenticate` header. Parameter names are in lower case. */
export type Challenge = { readonly scheme: string; readonly parameters: ReadonlyMap<string, string> };

const TOKEN = /[!#$%&'*+.^_`|~\w-]+/y;
const SEPARATORS = /[\s,=]*/y;
const EQUALS = /\s*=\s*/y;
const QUOTED = /"((?:[^"\\]|\\[\s\S])*)"?/y;
const BARE = /[^\s,"]+/y;
const LONGEST_HEADER = 16_384;

/**
 * Reads challenges in any order, quoted or not, several in one header. Never throws: what it cannot read it skips.
 * @see RFC 9110 §11.6.1
 */
export function parseWwwAuthenticate(header: string): readonly Challenge[] {
  const text = header.slice(0, LONGEST_HEADER);
  const challenges: { scheme: string; parameters: Map<string, string> }[] = [];
  let position = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = position;
    const match = pattern.exec(text);
    if (match !== null) position = pattern.lastIndex;
    return match;
  };
  while (position < text.length) {
    // A documented sample prints "=" right behind the header's name, so a stray one is a separator too.
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
 * The decoded claims challenge (JSON text of an object) to hand to the authority, or `null` where the header has none
 * that can be read. Takes base64, base64url and plain JSON.
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
