import type { RegisteredApplication } from '../simulator-contract.ts';
import type { Ledger } from './ledger.ts';
import { createIdSource, type IdSource } from './serial-ids.ts';
import type { SigningKey } from './signing-key.ts';

/** What every endpoint of the simulated Entra stands on. */
export type EntraContext = {
  readonly applications: readonly RegisteredApplication[];
  readonly ledger: Ledger;
  readonly signingKey: () => Promise<SigningKey>;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly ids: IdSource;
};

/** Ids that go on where an earlier page load stopped, because their serial number lies in the ledger. */
export function createLedgerIds(seed: number, ledger: Ledger, clock: () => number): IdSource {
  return createIdSource(seed, () => {
    const serial = ledger.change((pages) => {
      pages.serial += 1;
      return pages.serial;
    });
    // The time keeps ids apart even when the store was emptied in between.
    return `${serial}@${clock()}`;
  });
}
