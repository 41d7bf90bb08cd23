import type { InspectedToken } from './inspect-token.ts';
import { nameAudiences } from './name-audience.ts';
import { decidingVerdict, judgeToken, type Verdict } from './verdicts.ts';

/** What of a token a difference is about. `claim` is any other claim, told by its name. */
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

/** One value of the first token beside that of the second. `null`: it has none. */
export type Difference = {
  readonly part: ComparedPart;
  /** The claim it is read from. */
  readonly claim: string;
  readonly change: 'added' | 'removed' | 'changed' | 'same';
  readonly before: string | number | null;
  readonly after: string | number | null;
};

export type TokenComparison = {
  readonly differences: readonly Difference[];
  /** Whether each can list incidents. */
  readonly verdicts: readonly [Verdict, Verdict];
  /** Operations that the second opens and the first does not, and the other way round. */
  readonly opened: readonly Verdict[];
  readonly closed: readonly Verdict[];
};

/** Claims that are compared by what they mean, or that differ in every token and say nothing. */
const NOT_BY_NAME = new Set(
  'aud iss tid appid azp appidacr azpacr oid sub scp roles wids iat nbf exp idtyp aio rh uti jti nonce sid c_hash at_hash xms_ftd'.split(
    ' ',
  ),
);

/**
 * What differs between two tokens: before and after consent, a person's and an application's, one tenant's and
 * another's. Pure; proves nothing about either. Equal values of what people look for first are told too, as `same`.
 */
export function compareTokens(before: InspectedToken, after: InspectedToken): TokenComparison {
  const [first, second] = [before.claims, after.claims];
  const one = (part: ComparedPart, claim: string, a: Difference['before'], b: Difference['after']) =>
    a === null && b === null ? [] : [{ part, claim, change: changeOf(a, b), before: a, after: b }];
  const opens = (token: InspectedToken) => judgeToken(token).filter((verdict) => verdict.answer === 'yes');
  const [could, can] = [opens(before), opens(after)];
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
    opened: can.filter((verdict) => !includesOperation(could, verdict)),
    closed: could.filter((verdict) => !includesOperation(can, verdict)),
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

/** Added and removed values. A removed and an added value for the same thing (`Machine.Read`, `Machine.ReadWrite`) are one change. */
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
    const match = added.find((other) => aboutSame(value, other));
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

/** Names of permissions begin with what they are about; ids have no such beginning. */
function aboutSame(one: string, other: string): boolean {
  const [subject = '', ...rest] = one.split('.');
  return rest.length > 0 && other.startsWith(`${subject}.`);
}

/** Every other claim that is not the same in both, by name. The values are in the tables of the tokens. */
function claimDifferences(before: InspectedToken, after: InspectedToken): readonly Difference[] {
  const names = [...new Set([...before.token.claims.keys(), ...after.token.claims.keys()])];
  return names.flatMap((claim): Difference[] => {
    if (NOT_BY_NAME.has(claim)) return [];
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
