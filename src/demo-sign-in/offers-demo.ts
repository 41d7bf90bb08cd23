import { decodeText } from '../std/decode-text.ts';

const TIMEOUT_MS = 5_000;

/**
 * Whether the demo is open: `false` only if `config.json` beside the page says `"demo": false`. A file that is missing,
 * unreachable or invalid closes nothing here; the app reports it. Never rejects.
 */
export async function offersDemo(options: {
  readonly fetch: (input: string, init: RequestInit) => Promise<Response>;
  /** The URL of this page. */
  readonly page: string;
}): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const init: RequestInit = { cache: 'no-cache', credentials: 'same-origin', signal };
    const response = await options.fetch(new URL('config.json', options.page).href, init);
    if (!response.ok) return true;
    const content: unknown = JSON.parse(decodeText(new Uint8Array(await response.arrayBuffer())));
    return !(typeof content === 'object' && content !== null && 'demo' in content && content.demo === false);
  } catch {
    return true;
  }
}
