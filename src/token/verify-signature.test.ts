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

/** Verifies with a stub in place of the keys endpoint, which records its requests. */
async function check(token: string, respond: () => Response = () => Response.json(keys.set), cloud = CLOUDS.global) {
  const requests: { readonly url: string; readonly init: RequestInit | undefined }[] = [];
  const outcome = await verifySignature(token, {
    cloud,
    clock: () => TOKEN_TEST_NOW,
    signal: new AbortController().signal,
    fetch: async (url, init) => {
      requests.push({ url, init });
      return respond();
    },
  });
  return { outcome, requests };
}

describe('verifySignature', () => {
  it('verifies with the key that the tenant’s authority publishes', async () => {
    const { outcome, requests } = await check(await signed());
    expect(outcome).toEqual({
      outcome: 'verified',
      keyId: 'key-1',
      authorityOrigin: 'https://login.microsoftonline.com',
      at: TOKEN_TEST_NOW,
    });
    expect(requests.map(({ url }) => url)).toEqual([KEYS_URL]);
  });

  it('sends only the tenant id of the token and follows no redirect', async () => {
    const token = await signed();
    const { requests } = await check(token);
    const text = JSON.stringify(requests);
    for (const part of token.split('.')) expect(text).not.toContain(part);
    expect(requests[0]?.init).toMatchObject({ credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer' });
    expect(requests[0]?.init?.headers).toBeUndefined();
  });

  it('fails if a claim was changed after signing', async () => {
    const [header, , signature] = (await signed()).split('.');
    const forged = `${header}.${encodePart(JSON.stringify({ ...USER_CLAIMS, scp: 'Incident.ReadWrite' }))}.${signature}`;
    expect((await check(forged)).outcome).toEqual({ outcome: 'failed', reason: 'signature' });
  });

  it('fails if another key with the same id signed the token', async () => {
    expect((await check(await signed(USER_CLAIMS, {}, keys.other))).outcome).toEqual({
      outcome: 'failed',
      reason: 'signature',
    });
  });

  it('fails if the key isn’t published', async () => {
    expect((await check(await signed(USER_CLAIMS, { kid: 'key-2' }))).outcome).toEqual({
      outcome: 'failed',
      reason: 'unknown-key',
    });
  });

  it.each([
    ['a fake signature', aToken(), { outcome: 'failed', reason: 'signature' }],
    ['no signature', `${aToken().split('.').slice(0, 2).join('.')}.`, { reason: 'no-signature' }],
    ['no token', 'hello', { reason: 'no-signature' }],
    ['alg none (RFC 7518 §3.6)', aToken({}, { alg: 'none' }), { reason: 'unsigned' }],
    [
      'the nonce of Microsoft Graph',
      aToken({ aud: 'https://graph.microsoft.com' }, { nonce: 'n' }),
      { reason: 'graph-nonce' },
    ],
    ['a shared secret key (RFC 8725 §2.1)', aToken({}, { alg: 'HS256' }), { reason: 'algorithm' }],
    ['no key id', aToken({}, { kid: undefined }), { reason: 'key-id' }],
    ['a foreign issuer', aToken({ iss: 'https://keys.soc.example/' }), { reason: 'issuer' }],
    [
      'an issuer that starts like that of Entra',
      aToken({ iss: `https://login.microsoftonline.com.soc.example/${USER_CLAIMS.tid}/v2.0` }),
      { reason: 'issuer' },
    ],
    ['a tenant that isn’t an id', aToken({ iss: 'https://sts.windows.net/../../keys/' }), { reason: 'issuer' }],
    ['no issuer', aToken({ iss: undefined }), { reason: 'issuer' }],
  ])('handles %s', async (_name, token, expected) => {
    const { outcome, requests } = await check(token);
    expect(outcome).toMatchObject(expected);
    expect(requests.map(({ url }) => url)).toEqual(outcome.outcome === 'failed' ? [KEYS_URL] : []);
  });

  it('uses no URL or key in the header (RFC 8725 §3.10)', async () => {
    const jwk = keys.set.keys[2];
    const token = await signed(USER_CLAIMS, {
      jku: 'https://keys.soc.example/',
      x5u: 'https://keys.soc.example/',
      jwk,
    });
    const { requests } = await check(token);
    expect(requests.map(({ url }) => url)).toEqual([KEYS_URL]);
  });

  it('loads the keys from the authority of a v2 issuer in a known cloud', async () => {
    const iss = `https://login.microsoftonline.us/${USER_CLAIMS.tid}/v2.0`;
    const { outcome, requests } = await check(await signed({ ...USER_CLAIMS, iss, ver: '2.0' }));
    expect(outcome).toMatchObject({ outcome: 'verified', authorityOrigin: 'https://login.microsoftonline.us' });
    expect(requests[0]?.url).toBe(`https://login.microsoftonline.us/${USER_CLAIMS.tid}/discovery/v2.0/keys`);
  });

  it('loads the keys from the authority of this deployment’s cloud for a v1 issuer', async () => {
    const { requests } = await check(await signed(), undefined, CLOUDS.dod);
    expect(requests[0]?.url).toMatch(/^https:\/\/login\.microsoftonline\.us\//);
  });

  it.each([
    ['an HTTP error', () => new Response('no', { status: 503 }), 503],
    ['HTML', () => new Response('<html>'), 200],
    ['unexpected JSON', () => Response.json({ error: 'invalid_tenant' }), 200],
    [
      'a network error',
      () => {
        throw new TypeError('Failed to fetch');
      },
      null,
    ],
  ])('reports unreachable keys for %s', async (_name, respond, status) => {
    expect((await check(await signed(), respond)).outcome).toEqual({ outcome: 'keys-unreachable', status });
  });
});
