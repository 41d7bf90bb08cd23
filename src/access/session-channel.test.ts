import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSessionMessage, sessionChannelName } from './session-channel.ts';

test('reads its own message', () => {
  expect(readSessionMessage(structuredClone({ kind: 'signed-out' }))).toEqual({ kind: 'signed-out' });
});

test('whatever arrives is a message of ours or nothing, and nothing is thrown', () => {
  const nearly = fc.record(
    { kind: fc.oneof(fc.constant('signed-out'), fc.anything()), extra: fc.anything() },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(
      fc.oneof(fc.anything({ withDate: true, withMap: true, withSet: true, withBigInt: true }), nearly),
      (data) => {
        const message = readSessionMessage(data);
        const isOurs =
          typeof data === 'object' &&
          data !== null &&
          'kind' in data &&
          data.kind === 'signed-out' &&
          Object.keys(data).length === 1;
        expect(message).toEqual(isOurs ? { kind: 'signed-out' } : null);
      },
    ),
    { numRuns: 10_000 },
  );
});

test('another application on the origin has another channel', () => {
  expect(sessionChannelName('one')).not.toBe(sessionChannelName('two'));
});
