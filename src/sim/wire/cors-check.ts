const SAFELISTED_METHODS = ['GET', 'HEAD', 'POST'];
const SAFELISTED_RESPONSE_HEADERS = [
  'cache-control',
  'content-language',
  'content-length',
  'content-type',
  'expires',
  'last-modified',
  'pragma',
];
const SIMPLE_CONTENT_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];
const LONGEST_SAFELISTED_VALUE = 128;

/** Whether a method needs no preflight (Fetch §2.2.1, CORS-safelisted method). */
export function isSafelistedMethod(method: string): boolean {
  return SAFELISTED_METHODS.includes(method);
}

/** Whether a request header needs no preflight (Fetch §2.2.2, CORS-safelisted request-header). `Range` counts as unsafe. */
export function isSafelistedHeader(name: string, value: string): boolean {
  if (value.length > LONGEST_SAFELISTED_VALUE) return false;
  switch (name.toLowerCase()) {
    case 'accept':
      return !/["():<>?@[\\\]{}\x7f]/.test(value);
    case 'accept-language':
    case 'content-language':
      return /^[0-9A-Za-z *,\-.;=]*$/.test(value);
    case 'content-type':
      return SIMPLE_CONTENT_TYPES.includes(value.split(';')[0]?.trim().toLowerCase() ?? '');
    default:
      return false;
  }
}

function listed(headers: Headers, name: string): readonly string[] {
  return (headers.get(name) ?? '')
    .split(',')
    .map((entry) => entry.trim().toLowerCase())
    .filter((entry) => entry !== '');
}

/** Checks the response to a preflight (Fetch §4.8, CORS-preflight fetch). `*` allows every header except `Authorization`. */
export function preflightAllows(
  response: Response,
  origin: string,
  method: string,
  unsafeHeaders: readonly string[],
): boolean {
  if (!response.ok) return false;
  const allowedOrigin = response.headers.get('Access-Control-Allow-Origin');
  if (allowedOrigin !== '*' && allowedOrigin !== origin) return false;
  const methods = listed(response.headers, 'Access-Control-Allow-Methods');
  if (!isSafelistedMethod(method) && !methods.includes(method.toLowerCase()) && !methods.includes('*')) return false;
  const headers = listed(response.headers, 'Access-Control-Allow-Headers');
  return unsafeHeaders.every((name) => {
    const normalized = name.toLowerCase();
    return headers.includes(normalized) || (headers.includes('*') && normalized !== 'authorization');
  });
}

/** Whether a page can read the response header (Fetch §4.1, CORS filtered response). */
export function exposes(headers: Headers, name: string): boolean {
  if (SAFELISTED_RESPONSE_HEADERS.includes(name.toLowerCase())) return true;
  const exposed = listed(headers, 'Access-Control-Expose-Headers');
  return exposed.includes('*') || exposed.includes(name.toLowerCase());
}
