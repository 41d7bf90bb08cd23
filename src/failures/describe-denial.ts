import { APIS } from '../entra/apis.ts';
import type { HttpError } from '../http/http-error.ts';
import { denialOf } from '../token/denial.ts';
import type { InspectedToken } from '../token/inspect-token.ts';
import type { FailureMessage } from '../ui/failure-message.ts';
import { formatClock, formatUtc } from '../ui/format-moment.ts';
import { inertTextOf } from '../ui/inert-text-parts.ts';
import { apiOfOrigin } from './api-of-origin.ts';

/** What this session knows about a request that an API denied. */
export type DeniedRequest = {
  /** The token that the request was sent with, inspected at the time of the response. */
  readonly inspected: InspectedToken;
  /** The tenant's name, or the id if the name is unknown. */
  readonly tenantName: string;
};

type Message = Omit<FailureMessage, 'quote'>;

/**
 * Describes a user's 403 with its one reason: combines the response with the token that was refused. Returns `null` if
 * both together leave more than one reason.
 */
export function describeDenial(error: HttpError, denied: DeniedRequest | null): Message | null {
  const api = apiOfOrigin(error.context.origin);
  const { operation } = error.context;
  const { apiCode, apiMessage } = error;
  const { displayName: name, entraName } = APIS[api];
  const denial = denialOf({ api, operation, apiCode, apiMessage }, denied?.inspected ?? null);
  switch (denial.code) {
    case 'feature-disabled':
      return {
        heading: `${name} is turned off in this tenant`,
        advice: 'Your account and token are fine. Ask an administrator of the tenant to turn the service on.',
        actions: ['retry'],
      };
    case 'operation-disallowed':
      return {
        heading: `${name} doesn’t allow this request in this tenant`,
        advice: 'No role or permission changes that. Send the details below to an administrator of the tenant.',
        actions: ['retry'],
      };
    case 'licence':
      return {
        heading: `This tenant has no licence for ${name}`,
        advice: 'Your account and token are fine. Ask an administrator of the tenant to check its licences.',
        actions: ['retry'],
      };
    case 'permission': {
      if (denied === null) return null;
      return {
        heading: `Your token lacks ${denial.needed}`,
        evidence: [
          { isMet: false, text: `${denial.needed} isn’t in your token` },
          { isMet: false, text: deniedAt(name, denied) },
        ],
        advice: `Ask an administrator to grant the delegated permission ${denial.needed} to this app, then sign in again: an existing token doesn’t change.`,
        actions: ['open-token', 'retry'],
        adminRequest: adminRequest(error, denied, {
          api: name,
          reason: `the app’s token lacks the delegated permission ${denial.needed}`,
          need: `Please grant admin consent for ${denial.needed} (delegated permission of ${entraName}) to the app below.`,
        }),
      };
    }
    case 'no-role':
      if (denied === null) return null;
      return {
        heading: `You don’t have a Defender role in ${
          denied.tenantName === error.context.tenantId ? 'this tenant' : inertTextOf(denied.tenantName, 60)
        }`,
        evidence: [
          { isMet: true, text: `${denial.permission} is in your token` },
          {
            isMet: false,
            text: denial.isListed ? 'No Defender role in your token' : 'No Defender role',
          },
          { isMet: false, text: deniedAt(name, denied) },
        ],
        advice:
          'Ask an administrator for the role Security Reader, or a Defender role that can view incidents. Signing in again won’t help.',
        actions: ['open-token', 'retry'],
        adminRequest: adminRequest(error, denied, {
          api: name,
          reason: 'my account has no Defender role',
          need: 'Please assign me the role Security Reader (Microsoft Entra), or a Defender role that can view incidents.',
        }),
      };
    case 'role-insufficient':
      if (denied === null) return null;
      return {
        heading: `${name} denied access to this account`,
        evidence: [
          { isMet: true, text: `${denial.permission} is in your token` },
          { isMet: true, text: `${denial.roles.join(', ')} is in your token` },
          { isMet: false, text: deniedAt(name, denied) },
        ],
        advice:
          'The token has all it needs, so the tenant restricts this data in Defender itself, or removed the role recently. Ask an administrator to check your Defender role. Signing in again won’t help.',
        actions: ['open-token', 'retry'],
        adminRequest: adminRequest(error, denied, {
          api: name,
          reason: `my role (${denial.roles.join(', ')}) isn’t enough`,
          need: 'Please check the roles and scopes of my account in the Defender portal (Permissions).',
        }),
      };
    case 'unknown':
      return null;
  }
}

function deniedAt(api: string, { inspected }: DeniedRequest): string {
  return `${api} responded with 403 at ${formatClock(inspected.now)}`;
}

/** A message to an administrator with everything they need to act. The user reads it before sending it. */
function adminRequest(
  error: HttpError,
  { inspected, tenantName }: DeniedRequest,
  text: { readonly api: string; readonly reason: string; readonly need: string },
): string {
  const { username, clientId } = inspected.claims;
  const facts = [
    ['Account', username],
    ['Tenant', tenantName === error.context.tenantId ? tenantName : `${tenantName} (${error.context.tenantId})`],
    ['App (client ID)', clientId],
    ['Response', `403 at ${formatUtc(inspected.now)}`],
    ['Request ID', error.requestId],
  ] as const;
  return [
    `I can’t view the incidents in ${text.api}: ${text.reason}.`,
    text.need,
    '',
    ...facts.flatMap(([name, value]) => (value === null ? [] : [`${name}: ${inertTextOf(value, 200)}`])),
  ].join('\n');
}
