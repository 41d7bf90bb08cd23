import type { InspectedToken } from './inspect-token.ts';
import { nameAudiences } from './name-audience.ts';
import { decidingVerdict, judgeToken, type Verdict } from './verdicts.ts';

/** The subject of a difference. `claim` stands for all other claims. */
export type ComparedPart =
  | 'context'
  | 'audience'
  | 'tenant'
  | 'client'
  | 'person'
  | 'permission'
  | 'app-role'
  | 'directory-role'
  | 'issued'
  | 'expires'
  | 'lifetime'
  | 'claim';

/** A value in the first token compared with the second; `null` in a token without it. */
export type Difference = {
  readonly part: ComparedPart;
  /** The name of the claim. */
  readonly claim: string;
  readonly change: 'added' | 'removed' | 'changed' | 'same';
  readonly before: string | number | null;
  readonly after: string | number | null;
};

type TokenComparison = {
  readonly differences: readonly Difference[];
  /** Whether each token can list incidents. */
  readonly verdicts: readonly [Verdict, Verdict];
  /** Operations that only the second token allows. */
  readonly gained: readonly Verdict[];
  /** Operations that only the first token allows. */
  readonly lost: readonly Verdict[];
};

/** Claims that are compared by their meaning, or that differ in every token. */
const NOT_COMPARED_BY_NAME = new Set(
  'aud iss tid appid azp appidacr azpacr oid sub scp roles wids iat nbf exp idtyp aio rh uti jti nonce sid c_hash at_hash xms_ftd'.split(
    ' ',
  ),
);

/**
 * Compares two tokens, for example before and after consent, or of two tenants. Equal values of the main claims are
 * included as `same`. Pure. Verifies neither token.
 */
export function compareTokens(before: InspectedToken, after: InspectedToken): TokenComparison {
  const [first, second] = [before.claims, after.claims];
  const one = (part: ComparedPart, claim: string, a: Difference['before'], b: Difference['after']) =>
    a === null && b === null ? [] : [{ part, claim, change: changeOf(a, b), before: a, after: b }];
  const allowedBy = (token: InspectedToken) => judgeToken(token).filter((verdict) => verdict.answer === 'yes');
  const [allowedBefore, allowedAfter] = [allowedBy(before), allowedBy(after)];
  return {
    differences: [
      ...one('audience', 'aud', audienceOf(before), audienceOf(after)),
      ...one('context', 'idtyp', before.kind, after.kind),
      ...one('tenant', 'tid', first.tenantId, second.tenantId),
      ...valueDifferences('permission', 'scp', first.scopes ?? [], second.scopes ?? []),
      ...valueDifferences('app-role', 'roles', first.appRoles ?? [], second.appRoles ?? []),
      ...valueDifferences('directory-role', 'wids', first.directoryRoles ?? [], second.directoryRoles ?? []),
      ...one('client', 'appid', first.clientId, second.clientId),
      ...one('person', 'oid', first.objectId, second.objectId),
      ...one('issued', 'iat', first.issuedAt, second.issuedAt),
      ...one('expires', 'exp', first.expiresAt, second.expiresAt),
      ...one('lifetime', 'exp', before.lifetime.durationMs, after.lifetime.durationMs),
      ...claimDifferences(before, after),
    ],
    verdicts: [decidingVerdict(before), decidingVerdict(after)],
    gained: allowedAfter.filter((verdict) => !includesOperation(allowedBefore, verdict)),
    lost: allowedBefore.filter((verdict) => !includesOperation(allowedAfter, verdict)),
  };
}

function changeOf(before: Difference['before'], after: Difference['after']): Difference['change'] {
  if (before === after) return 'same';
  if (before === null) return 'added';
  return after === null ? 'removed' : 'changed';
}

function audienceOf({ claims }: InspectedToken): string | null {
  if (claims.audiences.length === 0) return null;
  return nameAudiences(claims.audiences)?.displayName ?? claims.audiences.join(' ');
}

function includesOperation(verdicts: readonly Verdict[], wanted: Verdict): boolean {
  return verdicts.some(({ api, operation }) => api === wanted.api && operation === wanted.operation);
}

/** Compares lists. A removed and an added value about the same thing (`Machine.Read`, `Machine.ReadWrite`) are one change. */
function valueDifferences(
  part: ComparedPart,
  claim: string,
  before: readonly string[],
  after: readonly string[],
): readonly Difference[] {
  const removed = [...new Set(before.filter((value) => !after.includes(value)))];
  const added = [...new Set(after.filter((value) => !before.includes(value)))];
  const same = [...new Set(before.filter((value) => after.includes(value)))];
  const pairs = removed.flatMap((value) => {
    const match = added.find((other) => areAboutTheSame(value, other));
    if (match === undefined) return [];
    added.splice(added.indexOf(match), 1);
    return [{ before: value, after: match }];
  });
  const alone = removed.filter((value) => !pairs.some((pair) => pair.before === value));
  return [
    ...pairs.map((pair) => ({ part, claim, change: 'changed' as const, ...pair })),
    ...added.map((after) => ({ part, claim, change: 'added' as const, before: null, after })),
    ...alone.map((before) => ({ part, claim, change: 'removed' as const, before, after: null })),
    ...same.map((value) => ({ part, claim, change: 'same' as const, before: value, after: value })),
  ];
}

/** Whether two permission names start with the same subject. Ids never do. */
function areAboutTheSame(one: string, other: string): boolean {
  const [subject = '', ...rest] = one.split('.');
  return rest.length > 0 && other.startsWith(`${subject}.`);
}

/** All other claims that differ. */
function claimDifferences(before: InspectedToken, after: InspectedToken): readonly Difference[] {
  const names = [...new Set([...before.token.claims.keys(), ...after.token.claims.keys()])];
  return names.flatMap((claim): Difference[] => {
    if (NOT_COMPARED_BY_NAME.has(claim)) return [];
    const [a, b] = [before, after].map(({ token }) =>
      token.claims.has(claim) ? textOf(token.claims.get(claim)) : null,
    );
    const change = changeOf(a ?? null, b ?? null);
    return change === 'same' ? [] : [{ part: 'claim', claim, change, before: a ?? null, after: b ?? null }];
  });
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '';
  }
}
