import type { Fetch } from '../../http/protected-resource.ts';
import { failed, ok, type Result } from '../../std/result.ts';
import { whenLoaded } from '../loading/when-loaded.ts';
import { type Configuration, type ConfigurationProblem, NO_CONFIGURATION } from './configuration.ts';

/** Enough for more than 5,000 customers. */
const MAX_BYTES = 1024 * 1024;

/** The text of the file, or the reason why it is unknown. */
export type FetchedConfiguration =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'too-large'; readonly bytes: number }
  | { readonly kind: 'unreachable'; readonly reason: string };

/** Some static hosts respond with 403 to a request for a missing file, because they do not list folders. */
const MISSING_FILE_STATUSES: readonly number[] = [403, 404, 410];

const TIMEOUT_MS = 15_000;

/**
 * Parses the text of `config.json`. An empty text and HTML (many static hosts send their start page for missing files) mean
 * "no configuration". Invalid JSON and an unreachable file are problems. Loads the schema library only if there is
 * something to parse.
 */
export async function readConfiguration(
  fetched: FetchedConfiguration,
): Promise<Result<Configuration, readonly ConfigurationProblem[]>> {
  if (fetched.kind === 'unreachable') {
    const allowed = 'The file, or status 404 if there is none. Check your connection and the host, then reload.';
    return failed([{ key: '(the whole file)', value: fetched.reason, allowed }]);
  }
  if (fetched.kind === 'too-large') {
    const value = `too large (${fetched.bytes.toLocaleString('en-GB')} bytes)`;
    const allowed = `at most ${MAX_BYTES.toLocaleString('en-GB')} bytes`;
    return failed([{ key: '(the whole file)', value, allowed }]);
  }
  const { text } = fetched;
  if (text === '' || text === '{}' || text.startsWith('<')) return ok(NO_CONFIGURATION);
  try {
    const content: unknown = JSON.parse(text);
    const { parseConfiguration } = await whenLoaded(() => import('./parse-configuration.ts'));
    return parseConfiguration(content);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return failed([{ key: '(the whole file)', value: text.slice(0, 80), allowed: 'valid JSON' }]);
  }
}

/** Decodes UTF-16 by its byte order mark, which Windows PowerShell's `>` writes, and everything else as UTF-8. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return new TextDecoder(isUtf16 ? (first === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes);
}

/**
 * Fetches the text of `config.json`. A missing file is the empty text. A timeout (15 s) or an error of the host is
 * `unreachable`: treating it as "no configuration" would sign users out of a configured deployment. Never rejects.
 */
export async function fetchConfiguration(fetch: Fetch, url: string): Promise<FetchedConfiguration> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(url, { cache: 'no-cache', credentials: 'same-origin', signal });
    if (MISSING_FILE_STATUSES.includes(response.status)) return { kind: 'text', text: '' };
    if (!response.ok) return { kind: 'unreachable', reason: `status ${response.status}` };
    const bytes = new Uint8Array(await response.arrayBuffer());
    const text = decode(bytes).trim();
    // A long HTML page is the start page of the host.
    if (bytes.length > MAX_BYTES && !text.startsWith('<')) return { kind: 'too-large', bytes: bytes.length };
    return { kind: 'text', text };
  } catch {
    return { kind: 'unreachable', reason: 'no response' };
  }
}
