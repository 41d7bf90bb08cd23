import { describe, expect, it, test } from 'vitest';
import type { AccessContextId } from '../../http/access-context-id.ts';
import { HOUR_MS } from '../../std/time.ts';
import { aToken } from '../../token/token.fixture.ts';
import { aKeepableToken, someKeptTokens } from './kept-tokens.fixture.ts';
import type { KeptTokens } from './kept-tokens.ts';

const OTHER_TENANT = '00000000-0000-0000-0000-000000000002';
const OTHER_APPLICATION = '00000000-0000-0000-0000-0000000000dd';
const GRAPH = { aud: 'https://graph.microsoft.com', roles: ['SecurityIncident.Read.All'] };

function entryOf(keptTokens: KeptTokens, id: AccessContextId) {
  const entry = keptTokens.state().find((each) => each.id === id);
  if (entry === undefined) throw new Error('no such entry');
  return entry;
}

describe('the state', () => {
  it('contains no token', () => {
    const { keptTokens, keep } = someKeptTokens();
    const { id, token } = keep();
    const [, , signature = ''] = token.split('.');
    expect(JSON.stringify(keptTokens.state())).not.toContain('eyJ');
    expect(JSON.stringify([keptTokens.state(), keptTokens.contextFor(entryOf(keptTokens, id))])).not.toContain(
      signature,
    );
  });

  it('has one entry per kind, tenant, application and API', () => {
    const { keptTokens, keep } = someKeptTokens();
    keep();
    keep({ roles: ['Incident.ReadWrite.All'] });
    keep({ tid: OTHER_TENANT });
    keep({ appid: OTHER_APPLICATION });
    keep(GRAPH);
    keep({ scp: 'Incident.Read', idtyp: undefined, upn: 'analyst@soc.example', sub: 'pairwise' });
    expect(keptTokens.state().map(({ kind, tenantId, api }) => [kind, tenantId.at(-1), api])).toEqual([
      ['application', '1', 'defender-xdr'],
      ['application', '2', 'defender-xdr'],
      ['application', '1', 'defender-xdr'],
      ['application', '1', 'graph-security'],
      ['user', '1', 'defender-xdr'],
    ]);
    expect(keptTokens.state()[0]?.permissions).toEqual(['Incident.ReadWrite.All']);
  });
});

describe('use', () => {
  it('reads one tenant and API with one token at a time, and leaves other tenants and APIs alone', () => {
    const { keptTokens, keep } = someKeptTokens();
    const first = keep();
    const second = keep({ appid: OTHER_APPLICATION });
    const foreign = keep({ tid: OTHER_TENANT });
    const graph = keep(GRAPH);
    for (const { id } of [first, foreign, graph, second]) keptTokens.use(id);
    expect(keptTokens.state().map(({ isInUse }) => isInUse)).toEqual([false, true, true, true]);
    keptTokens.stopUsing(second.id);
    expect(keptTokens.state().map(({ isInUse }) => isInUse)).toEqual([false, false, true, true]);
  });

  it('ignores an ended token', () => {
    const { keptTokens, keep } = someKeptTokens();
    const { id } = keep();
    keptTokens.endAll('page-left');
    keptTokens.use(id);
    expect(entryOf(keptTokens, id).isInUse).toBe(false);
  });
});

describe('contextFor', () => {
  it('gives access that reads only, with the newest token of the entry', async () => {
    const { keptTokens, keep } = someKeptTokens();
    const { id, token } = keep({ roles: ['Incident.ReadWrite.All'] });
    const context = keptTokens.contextFor(entryOf(keptTokens, id));
    expect(context).toMatchObject({ id, kind: 'application', api: 'defender-xdr', forChanges: null });
    await expect(context.accessToken()).resolves.toBe(token);
    const newer = keep({ jti: 'newer' });
    await expect(context.accessToken()).resolves.toBe(newer.token);
  });

  it.each([
    ['its expiry', 'expired', ({ advance }) => advance(HOUR_MS)],
    ['a sign-out', 'signed-out', ({ keptTokens }) => keptTokens.endAll('signed-out')],
    ['an hour without input', 'inactive', ({ keptTokens }) => keptTokens.endAll('inactive')],
    ['leaving the page', 'page-left', ({ keptTokens }) => keptTokens.endAll('page-left')],
    ['its removal', 'removed', ({ keptTokens }) => keptTokens.removeAll()],
  ] satisfies [string, string, (kept: ReturnType<typeof someKeptTokens>) => void][])(
    'rejects with token-ended after %s, and wipes the token',
    async (_event, tokenEnd, happen) => {
      const kept = someKeptTokens();
      const { keptTokens, wiped } = kept;
      const { id, token } = kept.keep();
      const context = keptTokens.contextFor(entryOf(keptTokens, id));
      happen(kept);
      await expect(context.accessToken()).rejects.toMatchObject({ code: 'token-ended', details: { tokenEnd } });
      expect(wiped).toEqual([token]);
      expect(keptTokens.tokenOf(id)).toBeNull();
    },
  );

  it('never renews: a refused token has ended', async () => {
    const { keptTokens, keep, wiped } = someKeptTokens();
    const { id, token } = keep();
    const context = keptTokens.contextFor(entryOf(keptTokens, id));
    const renewal = context.accessToken({ forceRefresh: true, refusedToken: token });
    await expect(renewal).rejects.toMatchObject({ code: 'token-ended', details: { tokenEnd: 'refused' } });
    expect(wiped).toEqual([token]);
    expect(entryOf(keptTokens, id).end?.reason).toBe('refused');
    await expect(context.accessToken()).rejects.toMatchObject({ details: { tokenEnd: 'refused' } });
  });

  it('names the request that the API refused, also to the requests after it', async () => {
    const { keptTokens, keep } = someKeptTokens();
    const { id, token } = keep();
    const context = keptTokens.contextFor(entryOf(keptTokens, id));
    const renewal = context.accessToken({ forceRefresh: true, refusedToken: token, requestId: 'r-1' });
    await expect(renewal).rejects.toMatchObject({ details: { tokenEnd: 'refused', requestId: 'r-1' } });
    await expect(context.accessToken()).rejects.toMatchObject({ details: { tokenEnd: 'refused', requestId: 'r-1' } });
  });

  it('rejects a claims challenge, because an application cannot step up', async () => {
    const { keptTokens, keep } = someKeptTokens();
    const { id, token } = keep();
    const context = keptTokens.contextFor(entryOf(keptTokens, id));
    const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
    await expect(context.accessToken({ claims, refusedToken: token })).rejects.toMatchObject({
      details: { tokenEnd: 'step-up-required', claims },
    });
  });

  it('keeps the new token when the API refuses the one that it replaced', async () => {
    const { keptTokens, keep } = someKeptTokens();
    const { id, token } = keep();
    const newer = keep({ jti: 'newer' });
    const context = keptTokens.contextFor(entryOf(keptTokens, id));
    const renewal = context.accessToken({ forceRefresh: true, refusedToken: token });
    await expect(renewal).rejects.toMatchObject({ details: { tokenEnd: 'replaced' } });
    await expect(context.accessToken()).resolves.toBe(newer.token);
  });
});

describe('an ended entry', () => {
  it('stays in use, so that its rows stay, and is used again with a new token', () => {
    const { keptTokens, keep, advance } = someKeptTokens();
    const { id } = keep();
    keptTokens.use(id);
    advance(HOUR_MS + 1);
    keptTokens.endExpired();
    expect(entryOf(keptTokens, id)).toMatchObject({ isInUse: true, end: { reason: 'expired' } });
    keep({ exp: aKeepableToken().facts.expiresAt / 1_000 + 7_200 });
    expect(entryOf(keptTokens, id)).toMatchObject({ isInUse: true, end: null });
  });

  it('is not in use after a sign-out', () => {
    const { keptTokens, keep } = someKeptTokens();
    const { id } = keep();
    keptTokens.use(id);
    keptTokens.endAll('signed-out');
    expect(entryOf(keptTokens, id)).toMatchObject({ isInUse: false, end: { reason: 'signed-out' } });
  });

  it('keeps its first reason', () => {
    const { keptTokens, keep, advance } = someKeptTokens();
    const { id } = keep();
    advance(2 * HOUR_MS);
    keptTokens.endExpired();
    keptTokens.endAll('page-left');
    expect(entryOf(keptTokens, id).end?.reason).toBe('expired');
  });
});

test('the time of the first accepted request is kept, for the current token only', () => {
  const { keptTokens, keep, advance, clock } = someKeptTokens();
  const { id, token } = keep();
  keptTokens.recordAccepted(aToken());
  expect(entryOf(keptTokens, id).acceptedAt).toBeNull();
  const acceptedAt = clock();
  keptTokens.recordAccepted(token);
  advance(1_000);
  keptTokens.recordAccepted(token);
  expect(entryOf(keptTokens, id).acceptedAt).toBe(acceptedAt);
  keep({ jti: 'newer' });
  keptTokens.recordAccepted(token);
  expect(entryOf(keptTokens, id).acceptedAt).toBeNull();
});
