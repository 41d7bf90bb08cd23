/** Creates ids that look random but are deterministic: the same seed and serial numbers give the same ids. Not secure. */
export type IdSource = {
  guid(): string;
  /** Base64url-like text of the given length, for codes, refresh tokens and opaque claims. */
  opaque(length: number): string;
};

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A 32-bit hash of a text (FNV-1a with a final mix). Not cryptographic. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function hexOf(text: string, digits: number): string {
  let hex = '';
  for (let part = 0; hex.length < digits; part += 1) hex += hashOf(`${text}/${part}`).toString(16).padStart(8, '0');
  return hex.slice(0, digits);
}

/** The GUID of a text, in version 4 format. The same text always gives the same GUID. */
function guidOf(text: string): string {
  const hex = hexOf(text, 32);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** Base64url-like text. The same source text always gives the same result. */
export function opaqueOf(text: string, length: number): string {
  let opaque = '';
  for (let part = 0; opaque.length < length; part += 1) opaque += BASE64URL.charAt(hashOf(`${text}#${part}`) & 63);
  return opaque;
}

/** `nextSerial` must not repeat a value while an id made from it is in use. */
export function createIdSource(seed: number, nextSerial: () => string): IdSource {
  return {
    guid: () => guidOf(`${seed}:${nextSerial()}`),
    opaque: (length) => opaqueOf(`${seed}:${nextSerial()}`, length),
  };
}
