import { expect, test } from 'vitest';
import { readBody } from './read-body.ts';

function inChunks(...chunks: readonly string[]): Response {
  const encoder = new TextEncoder();
  return new Response(
    new ReadableStream({
      start(controller) {
        for (const chunk of chunks) controller.enqueue(encoder.encode(chunk));
        controller.close();
      },
    }),
  );
}

test('reads the text of all chunks', async () => {
  expect(await readBody(inChunks('{"name":"', 'Zoë"}'))).toEqual({ kind: 'text', text: '{"name":"Zoë"}' });
  expect(await readBody(new Response(null))).toEqual({ kind: 'text', text: '' });
});

test('decodes a character that two chunks share', async () => {
  const bytes = new TextEncoder().encode('ë');
  const body = new ReadableStream({
    start(controller) {
      for (const byte of bytes) controller.enqueue(new Uint8Array([byte]));
      controller.close();
    },
  });
  expect(await readBody(new Response(body))).toEqual({ kind: 'text', text: 'ë' });
});

test('stops reading a body that exceeds the limit', async () => {
  let cancelled = false;
  let sent = 0;
  const endless = new ReadableStream({
    pull(controller) {
      sent += 1;
      controller.enqueue(new Uint8Array(1_000));
    },
    cancel() {
      cancelled = true;
    },
  });
  expect(await readBody(new Response(endless), 10_000)).toEqual({ kind: 'too-large' });
  expect(cancelled).toBe(true);
  expect(sent).toBeLessThan(15);
});

test('reports a body that ends early', async () => {
  const body = new ReadableStream({
    start(controller) {
      controller.error(new TypeError('network'));
    },
  });
  expect(await readBody(new Response(body))).toEqual({ kind: 'cut-off' });
});
