/** The last label starts with a letter, so an IP address is no domain name. It may be in Punycode, as in `xn--p1ai`. */
const DOMAIN_NAME = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i;

/**
 * Whether the text is a domain name of two or more labels in ASCII, without a final dot. Ignores case.
 * @see https://www.rfc-editor.org/rfc/rfc1035#section-2.3.1
 */
export function isDomainName(value: string): boolean {
  return DOMAIN_NAME.test(value);
}
