import type { SimulatorOptions } from '../simulator-contract.ts';
import { createLedgerIds, type EntraContext } from './entra-context.ts';
import { openLedger } from './ledger.ts';
import { createSigningKeySource } from './signing-key.ts';

/** Opens the simulated Entra on what is kept in the store. Makes no key until one is needed. */
export function openEntra(
  options: Pick<SimulatorOptions, 'clock' | 'store' | 'applications'> & { readonly seed: number },
): EntraContext {
  const ledger = openLedger(options.store);
  return {
    applications: options.applications,
    ledger,
    signingKey: createSigningKeySource(ledger),
    clock: options.clock,
    ids: createLedgerIds(options.seed, ledger, options.clock),
  };
}
