import type { EpochMs } from '../std/time.ts';

/**
 * What came of checking a signature. A decoded token is never called valid: even `verified` says only that the issuer
 * signed exactly these words, not that they still count.
 *
 * - `not-verifiable`: a client cannot check it, and `reason` says why. `graph-nonce` is how every token for Graph is.
 * - `failed`: the issuer's keys say that it did not sign this.
 * - `keys-unreachable`: the issuer's keys could not be read, so nothing is known.
 */
export type SignatureCheck =
  | { readonly outcome: 'verified'; readonly keyId: string; readonly authorityOrigin: string; readonly at: EpochMs }
  | {
      readonly outcome: 'not-verifiable';
      readonly reason: 'unsigned' | 'no-signature' | 'graph-nonce' | 'issuer' | 'algorithm' | 'key-id';
    }
  | { readonly outcome: 'failed'; readonly reason: 'signature' | 'unknown-key' }
  | { readonly outcome: 'keys-unreachable'; readonly status: number | null };
