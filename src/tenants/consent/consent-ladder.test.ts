import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { epochMs } from '../../std/time.ts';
import { type AccessFacts, consentLadder, currentRung, type ReadFacts, RUNGS, rungsDone } from './consent-ladder.ts';

const at = epochMs(1_000);
const GRANTED = { at, granted: true, aadstsCode: null };
const NEVER: ReadFacts = { kind: 'never' };
const failedAt = (rung: 'token' | 'permission' | 'response'): ReadFacts => ({ kind: 'failed', at, rung });

const facts = (known: Partial<AccessFacts>): AccessFacts => ({
  access: 'customer',
  linkMadeAt: null,
  returned: null,
  read: NEVER,
  ...known,
});
const states = (known: Partial<AccessFacts>) => consentLadder(facts(known)).map(({ state }) => state);

describe('the consent ladder of a customer', () => {
  it.each<[string, Partial<AccessFacts>, readonly string[]]>([
    ['nothing', {}, ['next', 'ahead', 'ahead', 'ahead', 'ahead', 'ahead']],
    ['a link', { linkMadeAt: at }, ['passed', 'next', 'ahead', 'ahead', 'ahead', 'ahead']],
    [
      'a return, which proves nothing',
      { linkMadeAt: at, returned: GRANTED },
      ['passed', 'passed', 'next', 'ahead', 'ahead', 'ahead'],
    ],
    [
      'a refusal',
      { linkMadeAt: at, returned: { ...GRANTED, granted: false } },
      ['passed', 'failed', 'ahead', 'ahead', 'ahead', 'ahead'],
    ],
    ['a read in progress', { read: { kind: 'running' } }, ['next', 'ahead', 'running', 'ahead', 'ahead', 'ahead']],
    ['no token', { read: failedAt('token') }, ['next', 'ahead', 'failed', 'ahead', 'ahead', 'ahead']],
    [
      'a token without the permission, and no link in this browser',
      { read: failedAt('permission') },
      ['unseen', 'unseen', 'passed', 'failed', 'ahead', 'ahead'],
    ],
    [
      'a refusal by the API',
      { linkMadeAt: at, read: failedAt('response') },
      ['passed', 'unseen', 'passed', 'passed', 'failed', 'ahead'],
    ],
    [
      'incidents',
      { linkMadeAt: at, returned: GRANTED, read: { kind: 'read', at, incidents: 3 } },
      ['passed', 'passed', 'passed', 'passed', 'passed', 'passed'],
    ],
    [
      'incidents after a refusal that another administrator overruled',
      { linkMadeAt: at, returned: { ...GRANTED, granted: false }, read: { kind: 'read', at, incidents: 0 } },
      ['passed', 'unseen', 'passed', 'passed', 'passed', 'passed'],
    ],
  ])('after %s', (_what, known, expected) => {
    expect(states(known)).toEqual(expected);
  });

  it('says which steps do not apply to the home tenant and to a token brought along', () => {
    const read: ReadFacts = { kind: 'read', at, incidents: 1 };
    const [no, ok] = ['not-applicable', 'passed'];
    expect(states({ access: 'home', read })).toEqual([no, no, ok, ok, ok, ok]);
    expect(states({ access: 'brought-token', read })).toEqual([no, no, no, ok, ok, ok]);
    expect(states({ access: 'brought-token' })).toEqual([no, no, 'next', 'ahead', 'ahead', 'ahead']);
  });

  it('is summarised by the failed step, else the running or next one, else the last', () => {
    const summary = (known: Partial<AccessFacts>) => {
      const rungs = consentLadder(facts(known));
      return [rungsDone(rungs), currentRung(rungs)?.id];
    };
    expect(summary({})).toEqual([0, 'link']);
    expect(summary({ linkMadeAt: at, returned: GRANTED })).toEqual([2, 'token']);
    expect(summary({ read: failedAt('token') })).toEqual([0, 'token']);
    expect(summary({ read: { kind: 'read', at, incidents: 0 } })).toEqual([6, 'incident']);
  });
});

test('whatever was observed, the return proves nothing: a step is passed only by what was read', () => {
  const moment = fc.option(fc.constant(at));
  const read = fc.constantFrom<ReadFacts>(
    NEVER,
    { kind: 'running' },
    { kind: 'read', at, incidents: 0 },
    failedAt('token'),
    failedAt('permission'),
    failedAt('response'),
  );
  const returned = fc.option(fc.record({ at: fc.constant(at), granted: fc.boolean(), aadstsCode: fc.constant(null) }));
  const access = fc.constantFrom<AccessFacts['access']>('home', 'customer', 'brought-token');
  fc.assert(
    fc.property(fc.record({ access, linkMadeAt: moment, returned, read }), (known) => {
      const rungs = consentLadder(known);
      expect(rungs.map(({ id }) => id)).toEqual([...RUNGS]);
      expect(rungs.filter(({ state }) => state === 'failed').length).toBeLessThanOrEqual(2);
      const proven = rungs.slice(2).filter(({ state }) => state === 'passed').length;
      if (known.read.kind === 'never' || known.read.kind === 'running') expect(proven).toBe(0);
      for (const rung of rungs) if (rung.state === 'passed' || rung.state === 'failed') expect(rung.at).toBe(at);
    }),
  );
});
