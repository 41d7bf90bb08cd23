import type { SimulatorOptions } from '../simulator-contract.ts';
import { createLedgerIds, type EntraContext } from './entra-context.ts';
import { openLedger } from './ledger.ts';
import { createSigningKeySource } from './signing-key.ts';

/** The seed where none is given: the demo's page and its sign-in page must agree on it. */
export const DEFAULT_SEED = 2_026;

/** Opens the simulated Entra on what is kept in the store. Makes no key until one is needed. */
export function openEntra(options: Pick<SimulatorOptions, 'clock' | 'store' | 'applications' | 'seed'>): EntraContext {
  const ledger = openLedger(options.store);
  return {
    applications: options.applications,
    ledger,
    signingKey: createSigningKeySource(ledger),
    clock: options.clock,
    ids: createLedgerIds(options.seed ?? DEFAULT_SEED, ledger, options.clock),
  };
}
