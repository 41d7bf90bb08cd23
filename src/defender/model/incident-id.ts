/** Far above any real id. A longer text, which an attacker may have written, would make a URL that servers refuse. */
const MAX_CHARACTERS = 256;

/**
 * Whether a text can be the id of an incident: any of at most 256 characters that can be one segment of a URL path. The
 * APIs send decimal numbers, but Graph's schema allows any string. Dots would lead to another path, and a lone surrogate
 * cannot be encoded.
 */
export function isIncidentId(text: string): boolean {
  return text !== '' && text.length <= MAX_CHARACTERS && text !== '.' && text !== '..' && !/\p{Surrogate}/u.test(text);
}

/** Whether a text looks like the ids that both APIs send today, so that typing it can mean to look up an incident. */
export function isIncidentNumber(text: string): boolean {
  return /^\d{1,19}$/.test(text);
}
