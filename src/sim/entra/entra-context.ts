import type { RegisteredApplication, SimulatorOptions } from '../wire/simulator-contract.ts';
import { type CloudName, createTenantDirectory, type TenantDirectory } from '../world/tenants.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { createIdSource, type IdSource } from './serial-ids.ts';
import { createSigningKeySource, type SigningKey } from './signing-key.ts';

/** The applications and tenants that an authority knows. */
export type EntraDirectory = {
  readonly applications: readonly RegisteredApplication[];
  readonly tenants: TenantDirectory;
  /** The cloud of the authority that received the request. */
  readonly cloud: CloudName;
};

/** The dependencies of every endpoint of the simulated Entra. */
export type EntraContext = EntraDirectory & {
  readonly ledger: Ledger;
  readonly signingKey: () => Promise<SigningKey>;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly ids: IdSource;
};

/** The default seed. The demo's page and its sign-in page must use the same one. */
export const DEFAULT_SEED = 2_026;

/** Opens the simulated Entra on the stored state. Creates the signing key when it is first used. */
export function createEntraContext(
  options: Pick<SimulatorOptions, 'clock' | 'store' | 'applications' | 'seed'> & {
    readonly tenants?: TenantDirectory;
  },
): EntraContext {
  const { applications, clock, store, seed = DEFAULT_SEED, tenants = createTenantDirectory() } = options;
  const ledger = openLedger(store);
  return {
    applications,
    tenants,
    cloud: 'global',
    ledger,
    clock,
    signingKey: createSigningKeySource(ledger),
    ids: ledgerIds(seed, ledger, clock),
  };
}

/** Ids that continue after a page load, because their serial number is in the ledger. */
function ledgerIds(seed: number, ledger: Ledger, clock: () => number): IdSource {
  return createIdSource(seed, () => {
    const serial = ledger.change((state) => {
      state.serial += 1;
      return state.serial;
    });
    // The time keeps ids distinct even if the store was emptied in between.
    return `${serial}@${clock()}`;
  });
}
