/** Browsers accept any number of slashes after the colon, and backslashes. */
const SCHEME = /^(h(?=tt|xx)|s?f(?=tp|x))(tt?|x+)(ps?:[/\\]*)/i;
/** Browsers treat a backslash in a URL as a slash, so it also ends the host. */
const END_OF_HOST = /[/\\?#]/;

/**
 * Makes a URL, a host name or an address readable but unusable: `https://a.example/b.c` becomes `hxxps://a[.]example/b.c`,
 * and `2001:db8::1` becomes `2001[:]db8[:][:]1`. Accepts any text and never throws; `refangUrl` reverses it.
 */
export function defangUrl(url: string): string {
  const { scheme, host, rest } = split(url);
  const separators = isIpv6(host) ? /[.:]/g : /\./g;
  return (
    scheme.replace(SCHEME, (_, h, t, tail) => h + defangMiddle(t) + tail) + host.replace(separators, '[$&]') + rest
  );
}

/** Restores the original text from the output of `defangUrl`. */
export function refangUrl(defanged: string): string {
  const { scheme, host, rest } = split(defanged);
  const separators = isIpv6(host) ? /\[([.:])\]/g : /\[(\.)\]/g;
  return (
    scheme.replace(SCHEME, (_, h, t, tail) => h + refangMiddle(h, t) + tail) + host.replace(separators, '$1') + rest
  );
}

/**
 * Whether a text is an IPv6 address (RFC 4291 §2.2), with or without a port or a zone. Ignores brackets, so that a defanged
 * address is one, too. A time and a MAC address have fewer colons.
 */
export function isIpv6(text: string): boolean {
  const address = text.replace(/[[\]]/g, '');
  if (!/^[\da-f:.]+(?:%\w+)?(?::\d+)?$/i.test(address)) return false;
  return address.includes('::') || address.split(':').length >= 8;
}

function split(url: string): { scheme: string; host: string; rest: string } {
  const scheme = SCHEME.exec(url)?.[0] ?? '';
  const afterScheme = url.slice(scheme.length);
  const end = afterScheme.search(END_OF_HOST);
  const hostLength = end === -1 ? afterScheme.length : end;
  return { scheme, host: afterScheme.slice(0, hostLength), rest: afterScheme.slice(hostLength) };
}

/** Adds an `x` to a scheme that is already defanged, so that defanging stays reversible. */
function defangMiddle(middle: string): string {
  if (/^x/i.test(middle)) return `${middle}x`;
  return middle.replaceAll('t', 'x').replaceAll('T', 'X');
}

function refangMiddle(scheme: string, middle: string): string {
  const original = /^h/i.test(scheme) ? 2 : 1;
  if (middle.length > original) return middle.slice(0, -1);
  return middle.replaceAll('x', 't').replaceAll('X', 'T');
}
