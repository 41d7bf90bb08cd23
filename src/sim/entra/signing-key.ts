import { exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import type { Ledger } from './ledger.ts';
import { opaqueOf } from './serial-ids.ts';

export type SigningKey = {
  readonly keyId: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  /** The public key in the format of the key set. */
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
 * Opens the key that signs every token. Creating an RSA key takes up to 100 ms, so it is created once per store and
 * stored there. Tokens therefore stay valid after a reload.
 */
export function createSigningKeySource(ledger: Ledger): () => Promise<SigningKey> {
  let pending: Promise<SigningKey> | null = null;

  async function open(): Promise<SigningKey> {
    const stored = ledger.read().signingKey;
    if (stored !== null) {
      try {
        return await importSigningKey(stored);
      } catch {
        // A damaged key is replaced below. Tokens that it signed become invalid.
      }
    }
    const pair = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true });
    const created = await exportJWK(pair.privateKey);
    const chosen = ledger.change((state) => {
      // A hidden frame may have stored a key in the meantime. The first one wins.
      if (state.signingKey !== null && state.signingKey.n !== stored?.n) return state.signingKey;
      state.signingKey = { ...created };
      return created;
    });
    return importSigningKey(chosen);
  }

  return () => {
    pending ??= open();
    return pending;
  };
}
