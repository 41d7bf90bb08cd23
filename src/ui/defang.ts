const SCHEME = /^(h)(tt|x{2,})(ps?:\/\/)/i;
/** Browsers treat a backslash in a URL as a slash, so it also ends the host. */
const END_OF_HOST = /[/\\?#]/;

/**
 * Makes a URL readable but unusable: `https://a.example/b.c` becomes `hxxps://a[.]example/b.c`. Accepts any text and never
 * throws; `refangUrl` reverses it.
 */
export function defangUrl(url: string): string {
  const { scheme, host, rest } = split(url);
  return (
    scheme.replace(SCHEME, (_, h, middle, tail) => h + defangMiddle(middle) + tail) + host.replaceAll('.', '[.]') + rest
  );
}

/** Restores the original text from the output of `defangUrl`. */
export function refangUrl(defanged: string): string {
  const { scheme, host, rest } = split(defanged);
  return (
    scheme.replace(SCHEME, (_, h, middle, tail) => h + refangMiddle(middle) + tail) + host.replaceAll('[.]', '.') + rest
  );
}

function split(url: string): { scheme: string; host: string; rest: string } {
  const scheme = SCHEME.exec(url)?.[0] ?? '';
  const afterScheme = url.slice(scheme.length);
  const end = afterScheme.search(END_OF_HOST);
  const hostLength = end === -1 ? afterScheme.length : end;
  return { scheme, host: afterScheme.slice(0, hostLength), rest: afterScheme.slice(hostLength) };
}

/** Adds an `x` to a URL that already starts with `hxxp`, so that defanging stays reversible. */
function defangMiddle(middle: string): string {
  if (/^x/i.test(middle)) return `${middle}x`;
  return middle.replaceAll('t', 'x').replaceAll('T', 'X');
}

function refangMiddle(middle: string): string {
  if (middle.length > 2) return middle.slice(0, -1);
  return middle.replaceAll('x', 't').replaceAll('X', 'T');
}
