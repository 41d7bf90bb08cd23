import { APIS } from '../../entra/apis.ts';
import { type Api, CLOUDS, type Cloud, resourceOf } from '../../entra/clouds.ts';
import { type EpochMs, MINUTE_MS, SECOND_MS } from '../../std/time.ts';
import { findingsOf } from '../../token/findings.ts';
import { type InspectedToken, isSignatureVerified } from '../../token/inspect-token.ts';
import { MAX_LIFETIME_MS } from '../../token/lifetime.ts';
import { decidingVerdict, type Verdict, type VerdictReason } from '../../token/verdicts.ts';
import { formatDuration } from '../../ui/format-moment.ts';
import { inertTextOf } from '../../ui/inert-text-parts.ts';

/** A value to display beside its name. Display every kind with `InertText`: some contain text from the token. */
export type ComparedValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'names'; readonly names: readonly string[] }
  | { readonly kind: 'compared'; readonly text: string; readonly with: string }
  | { readonly kind: 'expiry'; readonly at: EpochMs };

export type DecidingVerdictText = {
  /** `info` for a yes that only the claims support: anyone can write them. */
  readonly tone: 'danger' | 'warning' | 'info' | 'success';
  readonly kicker: string;
  readonly title: string;
  readonly comparison: readonly { readonly name: string; readonly value: ComparedValue }[];
  /** What to do about it, with names between backticks; `null` if there is nothing to do. */
  readonly cure: string | null;
  /** The scope to request. */
  readonly scope: string | null;
};

/** States whether the token can list incidents, the deciding reason, and the cure. */
export function decidingVerdictText(
  inspected: InspectedToken,
  tenantName: (tenantId: string) => string,
  cloud: Cloud = CLOUDS.global,
): DecidingVerdictText {
  const verdict = decidingVerdict(inspected);
  const expected = {
    name: APIS[verdict.api].displayName,
    resource: resourceOf(cloud, verdict.api),
    entraName: APIS[verdict.api].entraName,
  };
  const text = textFor(verdict.reason, { inspected, verdict, expected, tenantName });
  return { tone: TONES[verdict.answer], comparison: [], cure: null, scope: null, ...text };
}

const TONES = { yes: 'info', no: 'danger', unknown: 'warning' } as const;

type Context = {
  readonly inspected: InspectedToken;
  readonly verdict: Verdict<Api>;
  readonly expected: { readonly name: string; readonly resource: string; readonly entraName: string };
  readonly tenantName: (tenantId: string) => string;
};

type ReasonText = Pick<DecidingVerdictText, 'kicker' | 'title'> & Partial<DecidingVerdictText>;

function textFor(reason: VerdictReason, context: Context): ReasonText {
  const { inspected, expected } = context;
  switch (reason.code) {
    case 'granted':
      return granted(reason.permission, context);
    case 'not-an-access-token':
      return {
        kicker: 'Not an access token',
        title: 'This is an ID token. No API accepts it.',
        cure: 'An ID token tells an application who signed in. Request the scope below, and send the `access_token` of the response.',
        scope: neededScope(context),
      };
    case 'unsigned':
      return {
        kicker: 'Unsigned token',
        title: 'This token is unsigned. No API accepts it.',
        cure: 'The algorithm in its header is `none`, so anyone could have written the claims. Entra ID signs every token.',
      };
    case 'no-such-operation':
    case 'audience':
      return wrongAudience(context);
    case 'tenant':
      return {
        kicker: 'Wrong tenant',
        title: 'This token can’t read the requested tenant’s incidents. Another tenant issued it.',
        comparison: [
          { name: 'Token tenant', value: compared(inspected.claims.tenantId ?? 'none', reason.expectedTenantId) },
          { name: 'Requested tenant', value: compared(reason.expectedTenantId, inspected.claims.tenantId ?? '') },
        ],
        cure: 'A token gives access only to the tenant that issued it. Sign in again for the requested tenant.',
      };
    case 'expired':
      return {
        kicker: 'Every API rejects this token',
        title: `Expired ${ago(inspected)}.`,
        cure: cureForExpired(context),
      };
    case 'not-yet-valid':
      return {
        kicker: 'Not valid yet',
        title: 'This token is not valid yet.',
        cure: 'Its start time is in the future. Check the clock of this computer and of the computer that requested the token.',
      };
    case 'context':
      return {
        kicker: 'Context unknown',
        title: `This token is for ${expected.name}, but contains no permissions.`,
        cure: 'A delegated token has a `scp` claim, an application token has a `roles` claim. This token has neither.',
        scope: neededScope(context),
      };
    case 'permission':
      return missingPermission(reason, context);
    case 'directory-role':
      return {
        kicker: 'Role unknown',
        title: 'The permission is there, but this account has no Entra role that grants access.',
        cure: 'A custom Defender role could grant access (it isn’t visible in the token). Otherwise ask an administrator for Security Reader.',
      };
  }
}

function granted(permission: string, { inspected, verdict, expected, tenantName }: Context): ReasonText {
  const where = tenantPhrase(inspected, tenantName);
  const through = verdict.api === 'graph-security' ? ` through ${expected.name}` : '';
  const { expiresAt } = inspected.lifetime;
  const comparison: DecidingVerdictText['comparison'] = [
    { name: 'Audience', value: { kind: 'text', text: expected.name } },
    { name: 'Permission', value: { kind: 'names', names: [permission] } },
    { name: 'Context', value: { kind: 'text', text: contextName(inspected) } },
    ...(expiresAt === null || expiresAt - inspected.now > MAX_LIFETIME_MS
      ? []
      : [{ name: 'Expires in', value: { kind: 'expiry', at: expiresAt } as const }]),
  ];
  if (findingsOf(inspected).some((finding) => finding.severity === 'danger')) {
    return {
      tone: 'warning',
      kicker: 'Questionable claims',
      title: `This token claims access to incidents${where}${through}, but the API may reject it.`,
      comparison,
    };
  }
  const isVerified = isSignatureVerified(inspected);
  return {
    tone: isVerified ? 'success' : 'info',
    kicker: isVerified ? 'Signature verified' : 'Based on claims only',
    title: `This token can read incidents${where}${through}.`,
    comparison,
  };
}

/** Names the tenant, or its id if the name is unknown. `tid` may be forged and contain anything. */
function tenantPhrase({ claims }: InspectedToken, tenantName: (tenantId: string) => string): string {
  if (claims.tenantId === null) return '';
  const name = tenantName(claims.tenantId);
  return name === claims.tenantId ? ` in tenant ${inertTextOf(name, 40)}` : ` in ${inertTextOf(name, 60)}`;
}

function wrongAudience(context: Context): ReasonText {
  const { inspected, expected } = context;
  const { audience, claims } = inspected;
  const actual = claims.audiences[0] ?? 'none';
  const whose = audience === null ? 'It is for another API.' : `It is for ${audience.displayName}.`;
  return {
    kicker: 'Wrong audience',
    title: `This token can’t read incidents. ${whose}`,
    comparison: [
      { name: 'Token audience', value: compared(actual, expected.resource) },
      { name: `${expected.name} requires`, value: compared(expected.resource, actual) },
    ],
    cure: `Request a new token with the scope below. It requires the ${kindOfPermission(inspected)} permission \`${leastPermission(context)}\`, listed in Entra under ${expected.entraName}. The permissions in this token don’t carry over.`,
    scope: neededScope(context),
  };
}

function missingPermission(reason: Extract<VerdictReason, { code: 'permission' }>, context: Context): ReasonText {
  const { inspected, expected } = context;
  const { scopes, appRoles } = inspected.claims;
  const held = (reason.context === 'user' ? scopes : appRoles) ?? [];
  const kind = reason.context === 'user' ? 'delegated' : 'application';
  const nearMissNote =
    reason.nearMiss === null ? '' : 'The token has a similarly named permission, which isn’t enough. ';
  return {
    kicker: 'Missing permission',
    title: `This token can’t read incidents. It lacks ${reason.needed}.`,
    comparison: [
      reason.nearMiss === null
        ? {
            name: 'Token has',
            value: held.length === 0 ? { kind: 'text', text: 'No permissions' } : { kind: 'names', names: held },
          }
        : { name: 'Token has', value: compared(reason.nearMiss, reason.needed) },
      {
        name: `${expected.name} needs`,
        value:
          reason.nearMiss === null
            ? { kind: 'names', names: [reason.needed] }
            : compared(reason.needed, reason.nearMiss),
      },
    ],
    cure: `${nearMissNote}Add the ${kind} permission \`${reason.needed}\` of ${expected.entraName} to the app registration and have an administrator grant consent. Then request a new token: this one never changes.`,
    scope: neededScope(context),
  };
}

/** Judges an expired token as if it were valid, to say whether renewing it is enough. */
function cureForExpired({ inspected }: Context): string {
  const renewed = decidingVerdict({ ...inspected, lifetime: { ...inspected.lifetime, state: 'valid' } });
  if (renewed.answer === 'yes')
    return inspected.kind === 'application-access'
      ? 'Everything else is fine: request a new token.'
      : 'Everything else is fine: sign in again.';
  if (renewed.reason.code === 'permission') {
    return `A new token isn’t enough: this one also lacks \`${renewed.reason.needed}\`.`;
  }
  return 'Request a new token. This one doesn’t show whether a new one can read incidents.';
}

function ago({ lifetime, now }: InspectedToken): string {
  const since = now - (lifetime.expiresAt ?? now);
  if (since < SECOND_MS) return 'just now';
  return `${formatDuration(since < MINUTE_MS ? since : since - (since % MINUTE_MS))} ago`;
}

function contextName({ kind }: InspectedToken): string {
  return kind === 'application-access' ? 'Application (no user)' : 'Delegated (user)';
}

function kindOfPermission({ kind }: InspectedToken): string {
  return kind === 'application-access' ? 'application' : 'delegated';
}

function leastPermission({ inspected, verdict }: Context): string {
  const needed = APIS[verdict.api].permissions[verdict.operation];
  return needed[inspected.kind === 'application-access' ? 'application' : 'delegated'][0];
}

/** An application requests everything it was granted with `.default`; a user's client requests one permission by name. */
function neededScope(context: Context): string {
  const { inspected, expected } = context;
  if (inspected.kind === 'application-access') return `${expected.resource}/.default`;
  return `${expected.resource}/${leastPermission(context)}`;
}

function compared(text: string, other: string): ComparedValue {
  return { kind: 'compared', text, with: other };
}
