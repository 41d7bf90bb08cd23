import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSessionMessage, sessionChannelName } from './session-channel.ts';

test('parses its own message', () => {
  expect(parseSessionMessage(structuredClone({ kind: 'signed-out' }))).toEqual({ kind: 'signed-out' });
});

test('any data parses to a message or to null, without throwing', () => {
  const nearly = fc.record(
    { kind: fc.oneof(fc.constant('signed-out'), fc.anything()), extra: fc.anything() },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(
      fc.oneof(fc.anything({ withDate: true, withMap: true, withSet: true, withBigInt: true }), nearly),
      (data) => {
        const message = parseSessionMessage(data);
        const isMessage =
          typeof data === 'object' &&
          data !== null &&
          'kind' in data &&
          data.kind === 'signed-out' &&
          Object.keys(data).length === 1;
        expect(message).toEqual(isMessage ? { kind: 'signed-out' } : null);
      },
    ),
    { numRuns: 10_000 },
  );
});

test('another application on the origin uses another channel', () => {
  expect(sessionChannelName('one')).not.toBe(sessionChannelName('two'));
});
