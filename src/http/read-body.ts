/** The largest response body, in bytes after decompression. A page of 100 incidents with all alerts has a few megabytes. */
const MAX_BODY_BYTES = 64 * 1024 * 1024;

export type Body =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'cut-off' };

/** Reads a response body as text. Stops at the limit, so that a huge body cannot exhaust the tab's memory. Never rejects. */
export async function readBody(response: Response, maxBytes = MAX_BODY_BYTES): Promise<Body> {
  if (response.body === null) return { kind: 'text', text: '' };
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let bytes = 0;
  let text = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { kind: 'text', text: text + decoder.decode() };
      bytes += value.byteLength;
      if (bytes > maxBytes) {
        // Not awaited: it never settles if a clone of the response is still unread.
        void reader.cancel().catch(() => undefined);
        return { kind: 'too-large' };
      }
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    return { kind: 'cut-off' };
  }
}
