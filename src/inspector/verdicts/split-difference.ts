/**
 * Splits a text at the last separator before its first difference from another text: `https://api.` is the same,
 * `securitycenter.microsoft.com` is different. For equal texts, everything is `same`.
 */
export function splitDifference(text: string, other: string): { readonly same: string; readonly different: string } {
  let length = 0;
  while (length < text.length && text[length] === other[length]) length += 1;
  if (length === text.length && length === other.length) return { same: text, different: '' };
  const boundary = Math.max(...['.', '/', '-', ':'].map((separator) => text.lastIndexOf(separator, length - 1))) + 1;
  const start = length === 0 ? 0 : boundary;
  return { same: text.slice(0, start), different: text.slice(start) };
}
