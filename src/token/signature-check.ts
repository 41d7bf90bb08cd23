import type { EpochMs } from '../std/time.ts';

/**
 * The result of a signature check. Even `verified` means only that the issuer signed these claims. The token can be
 * expired or revoked.
 *
 * - `not-verifiable`: a client can't verify the signature, for the `reason`. All tokens for Microsoft Graph have a
 *   `graph-nonce`.
 * - `failed`: the signature doesn't match the issuer's keys.
 * - `keys-unreachable`: the issuer's keys couldn't be loaded.
 */
export type SignatureCheck =
  | { readonly outcome: 'verified'; readonly keyId: string; readonly authorityOrigin: string; readonly at: EpochMs }
  | {
      readonly outcome: 'not-verifiable';
      readonly reason: 'unsigned' | 'no-signature' | 'graph-nonce' | 'issuer' | 'algorithm' | 'key-id';
    }
  | { readonly outcome: 'failed'; readonly reason: 'signature' | 'unknown-key' }
  | { readonly outcome: 'keys-unreachable'; readonly status: number | null };
