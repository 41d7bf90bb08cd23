/** A pasted page has a few thousand characters. The rest is ignored. */
const MAX_TEXT_LENGTH = 50_000;

/** Forms of the number, most reliable first: with its prefix, in a look-up URL, after `error code`. */
const NUMBER_FORMS: readonly RegExp[] = [
  /AADSTS[\s:#-]{0,3}(\d{4,8})(?!\d)/i,
  /\berror\?code=(\d{4,8})(?!\d)/i,
  /\berror(?:[\s_-]codes?)?[\s:#"'[]{1,6}(\d{4,8})(?!\d)/i,
];

const BARE_NUMBER = /^\d{4,8}$/;

/**
 * Finds the first AADSTS error number in a typed or pasted text: `AADSTS50011`, `50011` or a whole error page. Returns
 * `null` if there is none. The number may be an unknown one.
 */
export function findAadstsNumber(text: string): number | null {
  const searched = text.slice(0, MAX_TEXT_LENGTH).trim();
  if (BARE_NUMBER.test(searched)) return Number(searched);
  for (const form of NUMBER_FORMS) {
    const digits = form.exec(searched)?.[1];
    if (digits !== undefined) return Number(digits);
  }
  return null;
}
