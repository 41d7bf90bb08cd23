import { describe, expect, it } from 'vitest';
import { decodeToken, MAX_TOKEN_CHARACTERS } from './decode-token.ts';
import { aBareToken, aToken, encodePart } from './token.fixture.ts';

function problemOf(text: string) {
  const decoded = decodeToken(text);
  return decoded.ok ? null : decoded.problem;
}

describe('decodeToken', () => {
  it('returns the header and the claims without the signature', () => {
    const decoded = decodeToken(aToken({ scp: 'Incident.Read' }));
    if (!decoded.ok) throw new Error('expected a token');
    expect(decoded.value.header.get('alg')).toBe('RS256');
    expect(decoded.value.claims.get('scp')).toBe('Incident.Read');
    expect(decoded.value.hasSignature).toBe(true);
    expect(JSON.stringify([...decoded.value.header, ...decoded.value.claims])).not.toContain(encodePart('signature'));
  });

  it('decodes UTF-8 (RFC 7515 §2)', () => {
    const decoded = decodeToken(aToken({ name: 'Zoë 分析者 🛡' }));
    expect(decoded.ok && decoded.value.claims.get('name')).toBe('Zoë 分析者 🛡');
  });

  it('decodes a token without a signature and reports that (RFC 7519 §6)', () => {
    const decoded = decodeToken(`${aToken().split('.').slice(0, 2).join('.')}.`);
    expect(decoded.ok && decoded.value.hasSignature).toBe(false);
  });

  it('treats a claim named __proto__ as an ordinary claim', () => {
    const payload = encodePart('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}');
    const decoded = decodeToken(`${encodePart('{"alg":"RS256"}')}.${payload}.c2ln`);
    expect(decoded.ok && [...decoded.value.claims.keys()]).toEqual(['__proto__', 'constructor']);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it.each([
    ['{"tid":"a","scp":"x","tid":"b"}', ['tid']],
    ['{"tid":"a","t\\u0069d":"b"}', ['tid']],
    ['{"a":{"tid":1,"tid":2},"tid":3}', []],
    ['{"a":"tid\\":\\"tid","tid":3}', []],
    ['{"a":"\\\\","b":"a","a" : 1}', ['a']],
  ])('lists repeated claims in %s (RFC 7519 §4)', (json, names) => {
    const decoded = decodeToken(`${encodePart('{"alg":"RS256"}')}.${encodePart(json)}.c2ln`);
    expect(decoded.ok && decoded.value.repeatedClaims).toEqual(names);
  });

  it('decodes deep nesting without a stack overflow', () => {
    const depth = 20_000;
    const payload = encodePart(`{"deep":${'['.repeat(depth)}${']'.repeat(depth)}}`);
    expect(decodeToken(`${encodePart('{}')}.${payload}.c2ln`).ok).toBe(true);
  });

  it.each([
    ['', { code: 'empty' }],
    ['   ', { code: 'empty' }],
    ['not a token', { code: 'no-token' }],
    ['www.soc.example', { code: 'unreadable-part', part: 'header', reason: 'not-json' }],
    ['a%.b.c', { code: 'unreadable-part', part: 'header', reason: 'not-base64url' }],
    [
      `${encodePart('{}')}.${encodePart('{"aud":')}.c`,
      { code: 'unreadable-part', part: 'payload', reason: 'not-json' },
    ],
    [`${encodePart('{}')}.a.c`, { code: 'unreadable-part', part: 'payload', reason: 'not-base64url' }],
    [
      `${encodePart('{}')}.${encodePart('[]')}.c`,
      { code: 'unreadable-part', part: 'payload', reason: 'not-an-object' },
    ],
    [
      `${encodePart('{}')}.${encodePart('null')}.c`,
      { code: 'unreadable-part', part: 'payload', reason: 'not-an-object' },
    ],
    [`${encodePart('"text"')}.e30.c`, { code: 'unreadable-part', part: 'header', reason: 'not-an-object' }],
    [encodePart('{"alg":"RS256"}'), { code: 'truncated' }],
    [`${encodePart('{"alg":"RS256"}')}.eyJhdWQi`, { code: 'truncated' }],
    [`${encodePart('{"alg":"RS256"}')}.e30.c.d`, { code: 'part-count', parts: 4 }],
    [`${encodePart('{"alg":"dir","enc":"A256GCM"}')}..aXY.Y3Q.dGFn`, { code: 'encrypted' }],
  ])('reports why %j is unreadable', (text, problem) => {
    expect(problemOf(text)).toEqual(problem);
  });

  it('refuses more than 64 KiB without decoding', () => {
    const token = aBareToken({ filler: 'x'.repeat(MAX_TOKEN_CHARACTERS) });
    expect(problemOf(token)).toEqual({ code: 'too-long', characters: token.length, limit: MAX_TOKEN_CHARACTERS });
  });
});
