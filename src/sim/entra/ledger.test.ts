import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anEntra } from './entra.fixture.ts';
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
  it('treats any unknown text as an empty state, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(openLedger(aStore(text)).read()).toMatchObject({ serial: 0, sessions: [], codes: [] });
      }),
      { numRuns: 10_000 },
    );
  });

  it('replaces a damaged signing key', async () => {
    const ledger = openLedger(aStore(null));
    ledger.change((state) => {
      state.signingKey = { kty: 'RSA', n: 'x' };
    });
    const key = await createSigningKeySource(ledger)();
    expect(ledger.read().signingKey).toMatchObject({ kty: 'RSA', n: key.publicJwk.n });
  });

  it('shares one key with a hidden frame that opens the same store at the same time', async () => {
    const store = aStore(null);
    const [page, frame] = [openLedger(store), openLedger(store)].map((ledger) => createSigningKeySource(ledger));
    const [first, second] = await Promise.all([page?.(), frame?.()]);
    expect(first?.keyId).toBe(second?.keyId);
  });

  it('never issues the same code twice across page loads', async () => {
    const codes = new Set<string | null>();
    let stored: string | undefined;
    for (let load = 0; load < 6; load += 1) {
      const entra = await anEntra(stored === undefined ? {} : { stored });
      codes.add((await entra.signIn()).get('code'));
      stored = entra.stored() ?? '';
    }
    expect(codes.size).toBe(6);
  });

  it('drops old codes and refresh tokens to limit its size', () => {
    const ledger = openLedger(aStore(null));
    const person = { clientId: 'c', personaId: 'analyst', sessionId: 's' };
    const code = {
      ...person,
      redirectUri: 'r',
      tenantId: 't',
      issuedAtMs: 0,
      redeemed: false,
      challenge: null,
      nonce: null,
    };
    for (let round = 0; round < 250; round += 1) {
      ledger.change((state) => {
        state.codes.push({ ...code, code: `code ${round}`, authenticationContexts: [] });
        state.refreshTokens.push({ ...person, refreshToken: `token ${round}`, endsAtMs: 1, firstIssuedAtMs: 0 });
      });
    }
    const { codes, refreshTokens } = ledger.read();
    expect([codes.length, codes.at(-1)?.code]).toEqual([50, 'code 249']);
    expect([refreshTokens.length, refreshTokens.at(-1)?.refreshToken]).toEqual([200, 'token 249']);
  });
});
