import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { ProbeOutcome } from '../../defender/probe-api.ts';
import { CLOUDS } from '../../entra/clouds.ts';
import { addMs, MINUTE_MS } from '../../std/time.ts';
import { aBareToken, aToken, TOKEN_TEST_NOW, USER_CLAIMS } from '../../token/token.fixture.ts';
import { ClockProvider } from '../../ui/clock-provider.tsx';
import { readPasted } from '../input/read-pasted.ts';
import { NO_PROOF, type TokenProof } from '../proof/use-token-proofs.ts';
import { tenantNames } from '../tokens/tenant-names.ts';
import { isReadable, type ReadableEntry, tokenEntries } from '../tokens/token-entries.ts';
import { TokenReport } from './token-report.tsx';

const tenants = tenantNames(
  (tenantId) => (tenantId === USER_CLAIMS.tid ? 'Example SOC' : tenantId),
  [{ tenantId: USER_CLAIMS.tid }],
);

function aPastedEntry(token: string): ReadableEntry {
  const entry = tokenEntries([], readPasted(token)).find(isReadable);
  if (entry === undefined) throw new Error('no token');
  return entry;
}

function markupOf(token: string, proof: TokenProof = NO_PROOF) {
  return renderToStaticMarkup(
    <ClockProvider clock={() => TOKEN_TEST_NOW}>
      <TokenReport
        entry={aPastedEntry(token)}
        proof={proof}
        signedInTenantId={null}
        tenants={tenants}
        deployment={{
          cloud: CLOUDS.global,
          clientId: null,
          redirectUri: 'https://app.example/redirect.html',
          isDemo: false,
        }}
        onProbe={() => undefined}
        renewal={null}
        onKeep={null}
      />
    </ClockProvider>,
  );
}

/** The rendered text, without markup. */
function textOf(token: string, proof: TokenProof = NO_PROOF) {
  return markupOf(token, proof).replaceAll(/<[^>]+>/g, '');
}

describe('TokenReport', () => {
  it('explains the claims of a valid token', () => {
    const text = textOf(
      aToken({ wids: ['5d6b6bb7-de71-4623-b4af-96380a352509'], amr: ['pwd', 'mfa'], xms_cc: ['cp1'] }),
    );
    for (const part of [
      'This token can read incidents in Example SOC.',
      'Defender XDR',
      'Read incidents',
      'Security Reader',
      'multifactor',
      'public client',
      'Expiry time: in 1 h',
      'Time of issue: 10 min ago',
      '2026-11-20 10:00:00 UTC',
      'Entra ID, v1 format',
      'Not verified',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('reports an expired token as an error', () => {
    expect(markupOf(aToken({ exp: TOKEN_TEST_NOW / 1000 - 60 }))).toContain('data-tone="danger"');
    expect(textOf(aToken({ exp: TOKEN_TEST_NOW / 1000 - 60 }))).toContain('Expired 1 min ago.');
  });

  it('shows nothing in green for a token that nothing has confirmed, even if it is forged', () => {
    const GREEN = /data-verdict="yes"|data-tone="success"/;
    expect(markupOf(aToken())).not.toMatch(GREEN);
    expect(markupOf(aToken(), { ...NO_PROOF, signature: { outcome: 'failed', reason: 'signature' } })).not.toMatch(
      GREEN,
    );
    const verified = {
      outcome: 'verified',
      keyId: 'k',
      authorityOrigin: 'https://login.example',
      at: TOKEN_TEST_NOW,
    } as const;
    expect(markupOf(aToken(), { ...NO_PROOF, signature: verified })).toMatch(GREEN);
  });

  it('shows the expiry of a token that the API accepted earlier', () => {
    const response: ProbeOutcome = {
      api: 'defender-xdr',
      host: 'api.security.microsoft.com',
      at: addMs(TOKEN_TEST_NOW, -10 * MINUTE_MS),
      latencyMs: 40,
      result: { kind: 'answered', status: 200, apiCode: null, requestId: null, retryAt: null },
    };
    const proof = { ...NO_PROOF, lastConclusiveProbe: response };
    expect(textOf(aToken(), proof)).toContain('Confirmed by the API');
    const expired = textOf(aToken({ exp: TOKEN_TEST_NOW / 1000 - 60 }), proof);
    expect(expired).toContain('Expired 1 min ago.');
    expect(expired).not.toContain('Confirmed');
  });

  it('displays an unknown claim', () => {
    expect(textOf(aToken({ extension_x: 'kept' }))).toContain('kept');
  });

  it('marks an unknown tenant', () => {
    expect(textOf(aToken())).not.toContain('unknown tenant');
    expect(textOf(aToken({ tid: '00000000-0000-0000-0000-000000000002' }))).toContain('unknown tenant');
  });

  it('renders no part of the encoded token', () => {
    const markup = markupOf(aToken());
    for (const part of aToken().split('.')) expect(markup).not.toContain(part);
  });

  it('renders any forged claims without throwing and without hidden characters', {
    timeout: 300_000,
  }, () => {
    const name = fc.oneof(
      fc.constantFrom(
        'aud',
        'iss',
        'exp',
        'iat',
        'scp',
        'roles',
        'tid',
        'wids',
        'amr',
        'xms_cc',
        'groups',
        'acct',
        '__proto__',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
    );
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('__proto__', 'constructor', 1e300, -1),
    );
    fc.assert(
      fc.property(fc.dictionary(name, value, { maxKeys: 8 }), (claims) => {
        expect(markupOf(aBareToken(claims))).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\0]/);
      }),
      { numRuns: 1_000 },
    );
  });
});
