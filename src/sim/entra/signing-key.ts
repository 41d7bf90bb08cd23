import { exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import type { Ledger } from './ledger.ts';
import { opaqueOf } from './serial-ids.ts';

export type SigningKey = {
  readonly keyId: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  /** As the key set publishes it. */
  readonly publicJwk: JWK;
};

async function importSigningKey(privateJwk: JWK): Promise<SigningKey> {
  const { kty, n, e } = privateJwk;
  if (kty !== 'RSA' || n === undefined || e === undefined || privateJwk.d === undefined) throw new TypeError('not RSA');
  const privateKey = await importJWK(privateJwk, 'RS256');
  const publicKey = await importJWK({ kty, n, e }, 'RS256');
  if (privateKey instanceof Uint8Array || publicKey instanceof Uint8Array) throw new TypeError('not a key pair');
  const keyId = opaqueOf(n, 27);
  return { keyId, privateKey, publicKey, publicJwk: { kty, use: 'sig', alg: 'RS256', kid: keyId, x5t: keyId, n, e } };
}

/**
 * The one key that signs every token. Making an RSA key takes up to 100 ms, so it is made at most once per store and
 * kept there: tokens stay good over reloads.
 */
export function createSigningKeySource(ledger: Ledger): () => Promise<SigningKey> {
  let pending: Promise<SigningKey> | null = null;

  async function open(): Promise<SigningKey> {
    const kept = ledger.read().signingKey;
    if (kept !== null) {
      try {
        return await importSigningKey(kept);
      } catch {
        // A damaged key is replaced below; tokens signed with the old one end with it.
      }
    }
    const pair = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true });
    const made = await exportJWK(pair.privateKey);
    const chosen = ledger.change((pages) => {
      // A hidden frame may have made one meanwhile: the first one wins.
      if (pages.signingKey !== null && pages.signingKey.n !== kept?.n) return pages.signingKey;
      pages.signingKey = { ...made };
      return made;
    });
    return importSigningKey(chosen);
  }

  return () => {
    pending ??= open();
    return pending;
  };
}
