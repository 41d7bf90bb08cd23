import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CLOUDS } from '../entra/clouds.ts';
import { epochMs } from '../std/time.ts';
import { compareTokens } from './compare-tokens.ts';
import { consentLinkOf } from './consent-link.ts';
import { type Cure, cureFor } from './cure.ts';
import { decodeToken, MAX_TOKEN_CHARACTERS } from './decode-token.ts';
import { findTokens } from './find-tokens.ts';
import { findingsOf } from './findings.ts';
import { incidentListAddress } from './incident-list-address.ts';
import { inspectToken } from './inspect-token.ts';
import { containsLongLivedSecret } from './long-lived-secret.ts';
import { nameAudience } from './name-audience.ts';
import { aBareToken, encodePart, TOKEN_TEST_NOW } from './token.fixture.ts';
import { tokenCommand } from './token-command.ts';
import { decidingVerdict, judgeToken } from './verdicts.ts';

const RUNS = { numRuns: 10_000 };

/** Network and storage APIs, which all throw during these tests. */
const FORBIDDEN = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'BroadcastChannel',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'caches',
  'navigator',
  'document',
  'location',
  'history',
];

const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 100 }),
  // Lone surrogates, which can't be encoded.
  fc.array(fc.integer({ min: 0xd7f0, max: 0xe010 }), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
  fc.array(fc.base64String({ maxLength: 40 }), { maxLength: 11 }).map((parts) => parts.join('.')),
  fc
    .tuple(fc.json(), fc.json(), fc.string())
    .map(([header, claims, rest]) => `${encodePart(header)}.${encodePart(claims)}.${rest}`),
  fc
    .tuple(fc.constantFrom('Bearer ', 'eyJ', '{"access_token":"', '0.A', '<Assertion', '\n', '"'), fc.string())
    .map((pieces) => pieces.join('')),
);

const name = fc.oneof(
  fc.constantFrom(
    'aud',
    'iss',
    'exp',
    'nbf',
    'iat',
    'scp',
    'roles',
    'tid',
    'wids',
    'idtyp',
    'appid',
    'azp',
    'sub',
    'oid',
    'acct',
    'upn',
    'idp',
    'ver',
    'xms_cc',
    'nonce',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
  ),
  fc.string({ maxLength: 12 }),
);
const claims = fc.dictionary(name, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 12 });
const instants = fc.oneof(fc.integer(), fc.double({ noNaN: true }), fc.constant(0));

beforeEach(() => {
  for (const global of FORBIDDEN) {
    const forbidden = () => {
      throw new Error(`${global} was used`);
    };
    vi.stubGlobal(global, new Proxy(forbidden, { get: forbidden, apply: forbidden, construct: forbidden }));
  }
});
const objectPrototypeKeys = Reflect.ownKeys(Object.prototype);

afterEach(() => {
  vi.unstubAllGlobals();
  expect(Reflect.ownKeys(Object.prototype)).toEqual(objectPrototypeKeys);
});

function everythingAbout(text: string, now = TOKEN_TEST_NOW) {
  const found = findTokens(text);
  return (found.ok ? [...found.value, text] : [text]).map((candidate) => {
    const decoded = decodeToken(candidate);
    if (!decoded.ok) return decoded.problem.code;
    const inspected = inspectToken(decoded.value, { now });
    return {
      inspected,
      verdicts: judgeToken(inspected),
      deciding: decidingVerdict(inspected),
      findings: findingsOf(inspected),
      cures: judgeToken(inspected).flatMap((verdict) => textsOf(cureFor(verdict, inspected, CLOUDS.global))),
      address: incidentListAddress(inspected.claims.audiences, CLOUDS.global),
      comparison: compareTokens(inspected, inspected),
    };
  });
}

function textsOf(cure: Cure | null): readonly string[] {
  if (cure === null) return [];
  const unknown = { tenantId: null, clientId: null, redirectUri: null };
  const commands = (['curl', 'powershell', 'azure-cli'] as const).map((tool) =>
    tokenCommand(tool, cure, CLOUDS.global, unknown),
  );
  return [cure.scope, consentLinkOf(cure, CLOUDS.global, unknown), ...commands];
}

describe('properties of reading a token', { timeout: 300_000 }, () => {
  it('never throws, sends a request or stores anything, for any text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(everythingAbout(text).length).toBeGreaterThan(0);
      }),
      RUNS,
    );
  });

  it('decodes every encoded claim', () => {
    fc.assert(
      fc.property(claims, claims, (header, payload) => {
        const decoded = decodeToken(aBareToken(payload, header));
        // JSON turns -0 into 0, and a key named __proto__ must be preserved.
        const asSent = (part: object) => new Map(Object.entries(JSON.parse(JSON.stringify(part)) as object));
        if (!decoded.ok) throw new Error(decoded.problem.code);
        const { header: readHeader, claims: readPayload } = decoded.value;
        return isDeepStrictEqual([readHeader, readPayload], [asSent(header), asSent(payload)]);
      }),
      RUNS,
    );
  });

  it('finds every readable token in surrounding text', () => {
    const frames = fc.constantFrom(
      (token: string) => `Bearer ${token}`,
      (token: string) => `curl -H 'Authorization: Bearer ${token}' https://api.security.microsoft.com/api/incidents`,
      (token: string) => JSON.stringify({ access_token: token }, null, 2),
      (token: string) => token.replaceAll(/.{64}/g, '$&\n'),
      (token: string) => `\t"${token}",\r\n`,
    );
    fc.assert(
      fc.property(claims, frames, (payload, frame) => {
        const token = aBareToken(payload, { alg: 'RS256', typ: 'JWT' });
        const found = findTokens(frame(token));
        return found.ok && found.value.length === 1 && found.value[0] === token;
      }),
      RUNS,
    );
  });

  it('never exposes a signature', () => {
    fc.assert(
      fc.property(claims, (payload) => {
        const token = `${aBareToken(payload).split('.').slice(0, 2).join('.')}.c2lnbmF0dXJlLWNhbmFyeQ`;
        const everything = everythingAbout(token);
        const seen = JSON.stringify(everything, (_key, value) => (value instanceof Map ? [...value] : value));
        expect(seen).not.toContain('c2lnbmF0dXJlLWNhbmFyeQ');
      }),
      RUNS,
    );
  });
});

describe('properties of judging a token', { timeout: 300_000 }, () => {
  it('gives any claims one kind and fifteen verdicts with reasons at any time', () => {
    fc.assert(
      fc.property(claims, instants, (payload, now) => {
        const [result] = everythingAbout(aBareToken(payload), epochMs(now));
        if (result === undefined || typeof result === 'string') throw new Error('expected a readable token');
        expect(['user-access', 'application-access', 'id', 'unknown']).toContain(result.inspected.kind);
        expect(result.verdicts).toHaveLength(15);
        expect(
          result.verdicts.filter(({ answer, reason }) => (answer === 'yes') !== (reason.code === 'granted')),
        ).toEqual([]);
      }),
      RUNS,
    );
  });

  it('never says yes to an expired token', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4_000_000_000 }),
        fc.integer({ min: 0, max: 4_000_000_000 }),
        (exp, now) => {
          const token = aBareToken({ aud: 'https://api.security.microsoft.com', scp: 'Incident.Read', exp });
          const [result] = everythingAbout(token, epochMs(now * 1000));
          if (result === undefined || typeof result === 'string') throw new Error('expected a readable token');
          expect(result.deciding.answer).toBe(exp <= now ? 'no' : 'yes');
        },
      ),
      RUNS,
    );
  });

  it('recognises no audience outside the table', () => {
    const spoiled = fc
      .tuple(
        fc.constantFrom('https://api.security.microsoft.com', 'https://graph.microsoft.com'),
        fc.string({ minLength: 1, maxLength: 20 }),
        fc.boolean(),
      )
      .map(([host, addition, before]) => (before ? `${addition}${host}` : `${host}${addition}`))
      .filter((aud) => !/^(?:spn:)?https:\/\/(?:api\.security|graph)\.microsoft\.com\/?$/i.test(aud));
    fc.assert(
      fc.property(fc.oneof(spoiled, fc.string()), (aud) => {
        expect(nameAudience(aud)).toBeNull();
      }),
      RUNS,
    );
  });
});

describe('the processing time', () => {
  it.each([
    ['one long word', 'a'.repeat(MAX_TOKEN_CHARACTERS)],
    ['dots', '.'.repeat(MAX_TOKEN_CHARACTERS)],
    ['spaces and a letter', `${' '.repeat(MAX_TOKEN_CHARACTERS - 1)}a`],
    ['a letter among spaces', `a${' '.repeat(MAX_TOKEN_CHARACTERS - 2)}a`],
    ['short lines', 'a\n'.repeat(MAX_TOKEN_CHARACTERS / 2)],
    ['many token starts', 'eyJhbGciOiJSUzI1NiJ9.'.repeat(3_000)],
    ['token starts on separate lines', 'eyJhbGciOiJSUzI1NiJ9\n'.repeat(3_000)],
    ['quotes', '"'.repeat(MAX_TOKEN_CHARACTERS)],
    ['names of secrets', 'client_secret"'.repeat(4_600)],
    ['the name of a secret without a value', `client_secret=${' "'.repeat(32_000)}`],
    ['refresh token starts', '0.A'.repeat(21_000)],
    ['one big token', aBareToken({ filler: 'x'.repeat(47_000) })],
    [
      'a token with many claims',
      aBareToken(Object.fromEntries(Array.from({ length: 3_500 }, (_, index) => [`c${index}`, index]))),
    ],
  ])('is short for 64 KiB of %s', (_name, text) => {
    expect(text.length).toBeLessThanOrEqual(MAX_TOKEN_CHARACTERS);
    const started = process.cpuUsage();
    containsLongLivedSecret(text);
    everythingAbout(text);
    const { user, system } = process.cpuUsage(started);
    // Measured: 1 to 50 ms of CPU time, which doesn't depend on the load. Quadratic code takes seconds.
    expect((user + system) / 1000).toBeLessThan(500);
  });
});
