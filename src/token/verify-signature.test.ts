import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { CLOUDS } from '../entra/clouds.ts';
import { aToken, encodePart, TOKEN_TEST_NOW, USER_CLAIMS } from './token.fixture.ts';
import { verifySignature } from './verify-signature.ts';

const KEYS_URL = `https://login.microsoftonline.com/${USER_CLAIMS.tid}/discovery/v2.0/keys`;
const HEADER = { alg: 'RS256', typ: 'JWT', kid: 'key-1' };

let keys: Awaited<ReturnType<typeof makeKeys>>;
beforeAll(async () => {
  keys = await makeKeys();
});

async function makeKeys() {
  const [own, other] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
  const published = async (key: CryptoKey, kid: string) => ({ ...(await exportJWK(key)), kid, use: 'sig' });
  return {
    own: own.privateKey,
    other: other.privateKey,
    set: { keys: [{ kty: 'EC', kid: 'ec' }, 'no key', await published(own.publicKey, 'key-1')] },
  };
}

function signed(claims: object = USER_CLAIMS, header: object = {}, key = keys.own): Promise<string> {
  return new SignJWT({ ...claims }).setProtectedHeader({ ...HEADER, ...header }).sign(key);
}

/** Checks with a stub for the keys' address, which remembers what it was asked. */
async function check(token: string, answer: () => Response = () => Response.json(keys.set), cloud = CLOUDS.global) {
  const asked: { readonly url: string; readonly init: RequestInit | undefined }[] = [];
  const outcome = await verifySignature(token, {
    cloud,
    clock: () => TOKEN_TEST_NOW,
    signal: new AbortController().signal,
    fetch: async (url, init) => {
      asked.push({ url, init });
      return answer();
    },
  });
  return { outcome, asked };
}

describe('verifySignature', () => {
  it('verifies against the key that the tenant’s authority publishes', async () => {
    const { outcome, asked } = await check(await signed());
    expect(outcome).toEqual({
      outcome: 'verified',
      keyId: 'key-1',
      authorityOrigin: 'https://login.microsoftonline.com',
      at: TOKEN_TEST_NOW,
    });
    expect(asked.map(({ url }) => url)).toEqual([KEYS_URL]);
  });

  it('sends nothing of the token but the tenant’s id, and follows no redirect', async () => {
    const token = await signed();
    const { asked } = await check(token);
    const text = JSON.stringify(asked);
    for (const part of token.split('.')) expect(text).not.toContain(part);
    expect(asked[0]?.init).toMatchObject({ credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer' });
    expect(asked[0]?.init?.headers).toBeUndefined();
  });

  it('fails when a claim was changed after signing', async () => {
    const [header, , signature] = (await signed()).split('.');
    const forged = `${header}.${encodePart(JSON.stringify({ ...USER_CLAIMS, scp: 'Incident.ReadWrite' }))}.${signature}`;
    expect((await check(forged)).outcome).toEqual({ outcome: 'failed', reason: 'signature' });
  });

  it('fails when another key signed it under the published name', async () => {
    expect((await check(await signed(USER_CLAIMS, {}, keys.other))).outcome).toEqual({
      outcome: 'failed',
      reason: 'signature',
    });
  });

  it('fails when the key is not among the published ones', async () => {
    expect((await check(await signed(USER_CLAIMS, { kid: 'key-2' }))).outcome).toEqual({
      outcome: 'failed',
      reason: 'unknown-key',
    });
  });

  it.each([
    ['a signature over a word', aToken(), { outcome: 'failed', reason: 'signature' }],
    ['no signature', `${aToken().split('.').slice(0, 2).join('.')}.`, { reason: 'no-signature' }],
    ['no token', 'hello', { reason: 'no-signature' }],
    ['alg none (RFC 7518 §3.6)', aToken({}, { alg: 'none' }), { reason: 'unsigned' }],
    ['Graph’s nonce', aToken({ aud: 'https://graph.microsoft.com' }, { nonce: 'n' }), { reason: 'graph-nonce' }],
    ['a key both sides know (RFC 8725 §2.1)', aToken({}, { alg: 'HS256' }), { reason: 'algorithm' }],
    ['no key id', aToken({}, { kid: undefined }), { reason: 'key-id' }],
    ['an issuer of one’s own', aToken({ iss: 'https://keys.soc.example/' }), { reason: 'issuer' }],
    [
      'an issuer that only begins like Entra’s',
      aToken({ iss: `https://login.microsoftonline.com.soc.example/${USER_CLAIMS.tid}/v2.0` }),
      { reason: 'issuer' },
    ],
    ['a tenant that is no id', aToken({ iss: 'https://sts.windows.net/../../keys/' }), { reason: 'issuer' }],
    ['no issuer', aToken({ iss: undefined }), { reason: 'issuer' }],
  ])('judges %s', async (_name, token, expected) => {
    const { outcome, asked } = await check(token);
    expect(outcome).toMatchObject(expected);
    expect(asked.map(({ url }) => url)).toEqual(outcome.outcome === 'failed' ? [KEYS_URL] : []);
  });

  it('follows no address and takes no key out of the header (RFC 8725 §3.10)', async () => {
    const jwk = keys.set.keys[2];
    const token = await signed(USER_CLAIMS, {
      jku: 'https://keys.soc.example/',
      x5u: 'https://keys.soc.example/',
      jwk,
    });
    const { asked } = await check(token);
    expect(asked.map(({ url }) => url)).toEqual([KEYS_URL]);
  });

  it('asks the authority that a v2 issuer names, if a known cloud has it', async () => {
    const iss = `https://login.microsoftonline.us/${USER_CLAIMS.tid}/v2.0`;
    const { outcome, asked } = await check(await signed({ ...USER_CLAIMS, iss, ver: '2.0' }));
    expect(outcome).toMatchObject({ outcome: 'verified', authorityOrigin: 'https://login.microsoftonline.us' });
    expect(asked[0]?.url).toBe(`https://login.microsoftonline.us/${USER_CLAIMS.tid}/discovery/v2.0/keys`);
  });

  it('asks the authority of this deployment’s cloud for a v1 issuer, which names none', async () => {
    const { asked } = await check(await signed(), undefined, CLOUDS.dod);
    expect(asked[0]?.url).toMatch(/^https:\/\/login\.microsoftonline\.us\//);
  });

  it.each([
    ['a refusal', () => new Response('no', { status: 503 }), 503],
    ['no JSON', () => new Response('<html>'), 200],
    ['another shape', () => Response.json({ error: 'invalid_tenant' }), 200],
    [
      'no answer',
      () => {
        throw new TypeError('Failed to fetch');
      },
      null,
    ],
  ])('says that the keys cannot be reached at %s', async (_name, answer, status) => {
    expect((await check(await signed(), answer)).outcome).toEqual({ outcome: 'keys-unreachable', status });
  });
});
