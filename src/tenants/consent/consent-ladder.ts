import type { ConsentReturn } from '../../access/consent-requests.ts';
import type { EpochMs } from '../../std/time.ts';

/** The steps from an admin consent link to the first incident, in order. */
export const RUNGS = ['link', 'return', 'token', 'permission', 'response', 'incident'] as const;

export type RungId = (typeof RUNGS)[number];

/**
 * The state of one step. `passed`: proven, or for the first two, observed. `failed`: the last attempt stopped here.
 * `next`: nothing failed, and this is the next step. `unseen`: a later step is proven without it. `not-applicable`: the
 * access does not depend on it. `ahead`: not reached yet.
 */
export type RungState = 'passed' | 'failed' | 'running' | 'next' | 'unseen' | 'not-applicable' | 'ahead';

export type Rung = { readonly id: RungId; readonly state: RungState; readonly at: EpochMs | null };

/** The last attempt to read a tenant's incidents, which is what the last four steps are derived from. */
export type ReadFacts =
  | { readonly kind: 'never' }
  | { readonly kind: 'running' }
  | { readonly kind: 'read'; readonly at: EpochMs; readonly incidents: number }
  | { readonly kind: 'failed'; readonly at: EpochMs; readonly rung: 'token' | 'permission' | 'response' };

/** What has been observed about access to one tenant. */
export type AccessFacts = {
  /**
   * `home`: the account's own tenant. `customer`: another tenant, through our own application. `brought-token`: a token that
   * was issued elsewhere.
   */
  readonly access: 'home' | 'customer' | 'brought-token';
  readonly linkMadeAt: EpochMs | null;
  readonly returned: ConsentReturn | null;
  readonly read: ReadFacts;
};

const READ_RUNGS = ['token', 'permission', 'response', 'incident'] as const;

/** Derives the steps from the facts. Pure. The administrator's return is never proof: only a token is. */
export function consentLadder(facts: AccessFacts): readonly Rung[] {
  const reading = readRungs(facts);
  const isProven = facts.read.kind === 'read' || (facts.read.kind === 'failed' && facts.read.rung !== 'token');
  return [linkRung(facts, isProven), returnRung(facts, isProven), ...reading];
}

/** The number of steps that are passed or not needed. */
export function rungsDone(rungs: readonly Rung[]): number {
  return rungs.filter(({ state }) => state === 'passed' || state === 'unseen' || state === 'not-applicable').length;
}

/** The step that a summary names: the failed, the running or the next one; without any, the last. */
export function currentRung(rungs: readonly Rung[]): Rung | undefined {
  for (const state of ['failed', 'running', 'next'] as const) {
    const found = rungs.findLast((rung) => rung.state === state);
    if (found !== undefined) return found;
  }
  return rungs.at(-1);
}

/** In the user's own tenant, consent is usually given at sign-in; a token from elsewhere needs no consent to our application. */
function needsConsent({ access }: AccessFacts): boolean {
  return access === 'customer';
}

function linkRung(facts: AccessFacts, isProven: boolean): Rung {
  if (!needsConsent(facts)) return { id: 'link', state: 'not-applicable', at: null };
  if (facts.linkMadeAt !== null) return { id: 'link', state: 'passed', at: facts.linkMadeAt };
  const hasReturned = facts.returned !== null;
  return { id: 'link', state: isProven || hasReturned ? 'unseen' : 'next', at: null };
}

function returnRung(facts: AccessFacts, isProven: boolean): Rung {
  const { returned, linkMadeAt } = facts;
  if (!needsConsent(facts)) return { id: 'return', state: 'not-applicable', at: null };
  if (returned !== null && (returned.granted || !isProven)) {
    return { id: 'return', state: returned.granted ? 'passed' : 'failed', at: returned.at };
  }
  if (isProven) return { id: 'return', state: 'unseen', at: null };
  return { id: 'return', state: linkMadeAt === null ? 'ahead' : 'next', at: null };
}

function readRungs(facts: AccessFacts): readonly Rung[] {
  const { read } = facts;
  const isBrought = facts.access === 'brought-token';
  const passed = (id: RungId, at: EpochMs): Rung =>
    isBrought && id === 'token' ? { id, state: 'not-applicable', at: null } : { id, state: 'passed', at };
  switch (read.kind) {
    case 'read':
      return READ_RUNGS.map((id) => passed(id, read.at));
    case 'failed': {
      const failedAt = READ_RUNGS.indexOf(read.rung);
      return READ_RUNGS.map((id, index) => {
        if (index < failedAt) return passed(id, read.at);
        return index === failedAt ? { id, state: 'failed', at: read.at } : { id, state: 'ahead', at: null };
      });
    }
    case 'running':
    case 'never': {
      const isReady = !needsConsent(facts) || facts.returned?.granted === true;
      const first = read.kind === 'running' ? 'running' : isReady ? 'next' : 'ahead';
      return READ_RUNGS.map((id, index) => ({ id, state: index === 0 ? first : 'ahead', at: null }));
    }
  }
}
