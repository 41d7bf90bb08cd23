import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anEntra } from './any-entra.ts';
import { openLedger } from './ledger.ts';
import { createSigningKeySource } from './signing-key.ts';

function aStore(text: string | null) {
  const kept = { text };
  return {
    kept,
    read: () => kept.text,
    write: (next: string) => {
      kept.text = next;
    },
  };
}

describe('the ledger', () => {
  it('takes any text it did not write for an empty one, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(openLedger(aStore(text)).read()).toMatchObject({ serial: 0, sessions: [], codes: [] });
      }),
      { numRuns: 10_000 },
    );
  });

  it('replaces a damaged signing key', async () => {
    const ledger = openLedger(aStore(null));
    ledger.change((pages) => {
      pages.signingKey = { kty: 'RSA', n: 'x' };
    });
    const key = await createSigningKeySource(ledger)();
    expect(ledger.read().signingKey).toMatchObject({ kty: 'RSA', n: key.publicJwk.n });
  });

  it('agrees on one key with a hidden frame that opens the same store at the same time', async () => {
    const store = aStore(null);
    const [page, frame] = [openLedger(store), openLedger(store)].map((ledger) => createSigningKeySource(ledger));
    const [first, second] = await Promise.all([page?.(), frame?.()]);
    expect(first?.keyId).toBe(second?.keyId);
  });

  it('never issues the same code twice, over any number of page loads', async () => {
    const codes = new Set<string | null>();
    let stored: string | undefined;
    for (let load = 0; load < 6; load += 1) {
      const entra = await anEntra(stored === undefined ? {} : { stored });
      codes.add((await entra.signIn()).get('code'));
      stored = entra.stored() ?? '';
    }
    expect(codes.size).toBe(6);
  });

  it('forgets old codes rather than grow without end', async () => {
    const entra = await anEntra();
    for (let round = 0; round < 60; round += 1) await entra.signIn();
    expect(entra.context.ledger.read().codes.length).toBe(50);
  });
});
