/**
 * A text that sorts with `<` as people expect: without case and accents, numbers by size. Made once per row, so that
 * sorting compares plain text.
 */
export function sortKey(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, '').padStart(12, '0'))
    .trim();
}
