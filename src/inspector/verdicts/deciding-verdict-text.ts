import { APIS } from '../../entra/apis.ts';
import { type Api, CLOUDS, type Cloud, resourceOf } from '../../entra/clouds.ts';
import type { EpochMs } from '../../std/time.ts';
import { findingsOf } from '../../token/findings.ts';
import type { InspectedToken } from '../../token/inspect-token.ts';
import { MAX_LIFETIME_MS } from '../../token/lifetime.ts';
import { decidingVerdict, type Verdict, type VerdictReason } from '../../token/verdicts.ts';
import { formatDuration } from '../../ui/format-moment.ts';
import { inertTextOf } from '../../ui/inert-text-parts.ts';

/** A value beside its name. What comes out of the token is marked as such, so that it is shown inert. */
export type ComparedValue =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'names'; readonly names: readonly string[] }
  | { readonly kind: 'compared'; readonly text: string; readonly with: string }
  | { readonly kind: 'expiry'; readonly at: EpochMs };

export type DecidingVerdictText = {
  readonly tone: 'danger' | 'warning' | 'success';
  readonly kicker: string;
  readonly title: string;
  readonly pair: readonly { readonly name: string; readonly value: ComparedValue }[];
  /** What to do about it; names between backticks. `null` where nothing is to be done. */
  readonly cure: string | null;
  /** The scope to ask for, to be copied. */
  readonly scope: string | null;
};

/** The sentence the page opens with: can this token list incidents, the one reason, and the cure. */
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
  const words = wordsFor(verdict.reason, { inspected, verdict, expected, tenantName });
  return { tone: TONES[verdict.answer], pair: [], cure: null, scope: null, ...words };
}

const TONES = { yes: 'success', no: 'danger', unknown: 'warning' } as const;

type Context = {
  readonly inspected: InspectedToken;
  readonly verdict: Verdict<Api>;
  readonly expected: { readonly name: string; readonly resource: string; readonly entraName: string };
  readonly tenantName: (tenantId: string) => string;
};

type Words = Pick<DecidingVerdictText, 'kicker' | 'title'> & Partial<DecidingVerdictText>;

function wordsFor(reason: VerdictReason, context: Context): Words {
  const { inspected, expected } = context;
  switch (reason.code) {
    case 'granted':
      return granted(reason.permission, context);
    case 'not-an-access-token':
      return {
        kicker: 'Deciding reason: not an access token',
        title: 'This token opens no API. It is an id token.',
        cure: 'An id token tells an application who signed in. Send the `access_token` of the same answer, asked for with the scope below.',
        scope: neededScope(context),
      };
    case 'unsigned':
      return {
        kicker: 'Deciding reason: signature',
        title: 'This token opens no API. Nobody signed it.',
        cure: 'Its header says `none`, and anyone can have written the rest. Entra signs every token it gives out.',
      };
    case 'no-such-operation':
    case 'audience':
      return wrongAudience(context);
    case 'tenant':
      return {
        kicker: 'Deciding reason: tenant',
        title: 'This token cannot read incidents of the tenant it was asked for. Another tenant issued it.',
        pair: [
          { name: 'Its tenant', value: compared(inspected.claims.tenantId ?? 'none', reason.expectedTenantId) },
          { name: 'Asked for', value: compared(reason.expectedTenantId, inspected.claims.tenantId ?? '') },
        ],
        cure: 'A token opens the data of the tenant that issued it and of no other. Sign in again for the tenant asked for.',
      };
    case 'expired':
      return {
        kicker: 'Deciding reason: expired',
        title: `This token expired ${ago(inspected)}. Every API refuses it.`,
        cure: ifItWereValid(context),
      };
    case 'not-yet-valid':
      return {
        kicker: 'Deciding reason: not valid yet',
        title: 'This token is not valid yet.',
        cure: 'It starts in the future. Check the clock of this computer and of the one that asked for the token.',
      };
    case 'context':
      return {
        kicker: 'Cannot tell: context',
        title: `This token is for ${expected.name}, but nothing in it says who is asking.`,
        cure: 'A token for a person holds `scp`, one for an application `roles`. This one holds neither.',
        scope: neededScope(context),
      };
    case 'permission':
      return missingPermission(reason, context);
    case 'directory-role':
      return {
        kicker: 'Cannot tell: role',
        title: 'This token may read incidents, but none of the Entra roles in it opens them.',
        cure: 'A custom role in Defender may; it does not show in a token. Else ask an administrator for Security Reader, which is enough to read.',
      };
  }
}

function granted(permission: string, { inspected, verdict, expected, tenantName }: Context): Words {
  const where = tenantPhrase(inspected, tenantName);
  const through = verdict.api === 'graph-security' ? ` through ${expected.name}` : '';
  const { expiresAt } = inspected.lifetime;
  const pair: DecidingVerdictText['pair'] = [
    { name: 'Audience', value: { kind: 'words', text: expected.name } },
    { name: 'Permission', value: { kind: 'names', names: [permission] } },
    { name: 'Context', value: { kind: 'words', text: contextName(inspected) } },
    ...(expiresAt === null || expiresAt - inspected.now > MAX_LIFETIME_MS
      ? []
      : [{ name: 'Expires in', value: { kind: 'expiry', at: expiresAt } as const }]),
  ];
  if (findingsOf(inspected).some((finding) => finding.severity === 'danger')) {
    return {
      tone: 'warning',
      kicker: 'Claims say yes, findings speak against it',
      title: `This token claims to read incidents${where}${through}. An API may well refuse it.`,
      pair,
    };
  }
  return {
    kicker: 'Read from its claims, not measured',
    title: `This token reads incidents${where}${through}.`,
    pair,
  };
}

/** Where it reads, with a name where the tenant has one. `tid` may be forged and hold anything. */
function tenantPhrase({ claims }: InspectedToken, tenantName: (tenantId: string) => string): string {
  if (claims.tenantId === null) return '';
  const name = tenantName(claims.tenantId);
  return name === claims.tenantId ? ` in tenant ${inertTextOf(name, 40)}` : ` in ${inertTextOf(name, 60)}`;
}

function wrongAudience(context: Context): Words {
  const { inspected, expected } = context;
  const { audience, claims } = inspected;
  const own = claims.audiences[0] ?? 'none';
  const whose = audience === null ? 'It is for another API.' : `It is for ${audience.displayName}.`;
  return {
    kicker: 'Deciding reason: audience',
    title: `This token cannot read incidents. ${whose}`,
    pair: [
      { name: 'Its audience', value: compared(own, expected.resource) },
      { name: `${expected.name} expects`, value: compared(expected.resource, own) },
    ],
    cure: `Ask for a new token with the scope below and the ${kindOfPermission(inspected)} permission \`${leastPermission(context)}\`, listed in Entra under ${expected.entraName}. The permissions in this token do not carry over.`,
    scope: neededScope(context),
  };
}

function missingPermission(reason: Extract<VerdictReason, { code: 'permission' }>, context: Context): Words {
  const { inspected, expected } = context;
  const { scopes, appRoles } = inspected.claims;
  const held = (reason.context === 'user' ? scopes : appRoles) ?? [];
  const kind = reason.context === 'user' ? 'delegated' : 'application';
  const near = reason.nearMiss === null ? '' : 'The one it has looks alike and is another. ';
  return {
    kicker: 'Deciding reason: permission',
    title: `This token cannot read incidents. It lacks ${reason.needed}.`,
    pair: [
      reason.nearMiss === null
        ? {
            name: 'It has',
            value: held.length === 0 ? { kind: 'words', text: 'No permission' } : { kind: 'names', names: held },
          }
        : { name: 'It has', value: compared(reason.nearMiss, reason.needed) },
      {
        name: `${expected.name} needs`,
        value:
          reason.nearMiss === null
            ? { kind: 'names', names: [reason.needed] }
            : compared(reason.needed, reason.nearMiss),
      },
    ],
    cure: `${near}Add the ${kind} permission \`${reason.needed}\` of ${expected.entraName} to the app registration, have an administrator consent, then ask for a new token: this one keeps the permissions it was issued with.`,
    scope: neededScope(context),
  };
}

/** What a new token of the same kind would run into, so that nobody renews in vain. */
function ifItWereValid({ inspected }: Context): string {
  const renewed = decidingVerdict({ ...inspected, lifetime: { ...inspected.lifetime, state: 'valid' } });
  if (renewed.answer === 'yes')
    return 'Nothing else stands in its way: sign in again, or ask for a new one, and it reads incidents.';
  if (renewed.reason.code === 'permission') {
    return `A new one alone will not do: it lacks \`${renewed.reason.needed}\` as well.`;
  }
  return 'Ask for a new one. Whether that reads incidents cannot be told from this one.';
}

function ago({ lifetime, now }: InspectedToken): string {
  const since = now - (lifetime.expiresAt ?? now);
  return since < 1_000 ? 'just now' : `${formatDuration(since)} ago`;
}

function contextName({ kind }: InspectedToken): string {
  return kind === 'application-access' ? 'Application, no person' : 'User, acts for a person';
}

function kindOfPermission({ kind }: InspectedToken): string {
  return kind === 'application-access' ? 'application' : 'delegated';
}

function leastPermission({ inspected, verdict }: Context): string {
  const needed = APIS[verdict.api].permissions[verdict.operation];
  return needed[inspected.kind === 'application-access' ? 'application' : 'delegated'][0];
}

/** A daemon asks for all it was granted at once; a person's client asks for the one permission by name. */
function neededScope(context: Context): string {
  const { inspected, expected } = context;
  if (inspected.kind === 'application-access') return `${expected.resource}/.default`;
  return `${expected.resource}/${leastPermission(context)}`;
}

function compared(text: string, other: string): ComparedValue {
  return { kind: 'compared', text, with: other };
}
