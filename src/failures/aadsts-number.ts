/** A pasted page is a few thousand characters; whatever follows is not looked at. */
const MAX_TEXT_LENGTH = 50_000;

/** From the surest to the weakest: the prefixed number, the look-up address, the words `error code`. */
const NUMBER_FORMS: readonly RegExp[] = [
  /AADSTS[\s:#-]{0,3}(\d{4,8})(?!\d)/i,
  /\berror\?code=(\d{4,8})(?!\d)/i,
  /\berror(?:[\s_-]codes?)?[\s:#"'[]{1,6}(\d{4,8})(?!\d)/i,
];

const BARE_NUMBER = /^\d{4,8}$/;

/**
 * Finds the first error number of the sign-in service in what a person typed or pasted: `AADSTS50011`, `50011`, or
 * the whole error page. Gives `null` where none stands; does not ask whether the number is a known one.
 */
export function findAadstsNumber(text: string): number | null {
  const read = text.slice(0, MAX_TEXT_LENGTH).trim();
  if (BARE_NUMBER.test(read)) return Number(read);
  for (const form of NUMBER_FORMS) {
    const digits = form.exec(read)?.[1];
    if (digits !== undefined) return Number(digits);
  }
  return null;
}
