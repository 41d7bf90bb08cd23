import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseErrorBody, requestIdOf, withoutTokens } from './error-body.ts';
import graphError from './samples/graph-error.docs.json';
import missingRoles from './samples/graph-error-403-missing-roles.field.json';
import throttled from './samples/mde-error-429.thirdparty.json';
import badRequest from './samples/xdr-error-400-InvalidRequestBody.docs.json';
import notFound from './samples/xdr-error-404-ResourceNotFound.docs.json';

test.each([
  ['a 400 from Defender XDR', badRequest, 'InvalidRequestBody', '1fa66c0f-18bd-4133-b378-36d76f3a2ba0'],
  ['a 404 from Defender XDR', notFound, 'ResourceNotFound', '43f4cb08-8fac-4b65-9db1-745c2ae65f3a'],
  ['a captured 429', throttled, '429', 'TENANT_ID'],
  ['a documented error from Graph', graphError, 'invalidRange', 'request-id'],
  ['a captured 403 from Graph', missingRoles, 'Forbidden', 'xxxxxx'],
])('parses code, message and request id of %s', (_name, sample, code, requestId) => {
  expect(parseErrorBody(JSON.stringify(sample))).toEqual({ code, message: sample.error.message, requestId });
});

test('accepts a numeric code', () => {
  expect(parseErrorBody('{"error":{"code":429,"message":null}}')).toEqual({
    code: '429',
    message: null,
    requestId: null,
  });
});

test.each([
  ['', null],
  ['<html>sorry</html>', null],
  ['{"message":"elsewhere"}', null],
  ['upstream timed out', 'upstream timed out'],
])('keeps only plain text from other bodies: %j', (text, message) => {
  expect(parseErrorBody(text)).toEqual({ code: null, message, requestId: null });
});

test('caps the message at 500 characters', () => {
  expect(parseErrorBody(JSON.stringify({ error: { message: 'x'.repeat(2_000) } })).message).toHaveLength(500);
});

test('removes tokens from the message', () => {
  const message = `The header was "Bearer ${'a'.repeat(30)}" and the token eyJhbGciOi.eyJhdWQi.c2ln of the bearer is late`;
  expect(parseErrorBody(JSON.stringify({ error: { message } })).message).toBe(
    'The header was "bearer [removed]" and the token [removed] of the bearer is late',
  );
});

test('finds the request id in the headers of either API', () => {
  expect(requestIdOf(new Headers({ 'request-id': 'one' }))).toBe('one');
  expect(requestIdOf(new Headers({ 'x-ms-request-id': 'two' }))).toBe('two');
  expect(requestIdOf(new Headers())).toBeNull();
});

test('removes everything that looks like a token, wherever it is (security law)', () => {
  const part = fc.string({ unit: fc.constantFrom(...'abcXYZ019-_'), minLength: 4, maxLength: 40 });
  fc.assert(
    fc.property(fc.string(), part, part, part, fc.string(), (before, header, payload, signature, after) => {
      const clean = withoutTokens(`${before}eyJ${header}.eyJ${payload}.${signature}${after}`);
      expect(/eyJ[\w-]{10,}/.test(clean)).toBe(false);
      expect(withoutTokens(clean)).toBe(clean);
    }),
    { numRuns: 10_000 },
  );
});

test('never throws for any body', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      parseErrorBody(text);
    }),
    { numRuns: 10_000 },
  );
});
