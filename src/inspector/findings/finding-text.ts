import { APIS } from '../../entra/apis.ts';
import type { ApiId } from '../../entra/audiences.ts';
import { CLOUDS, type Cloud, resourceOf } from '../../entra/clouds.ts';
import type { FindingCode } from '../../token/findings.ts';
import type { InspectedToken } from '../../token/inspect-token.ts';

/** The heading and explanation of a finding. Names between backticks are rendered as code. */
export type FindingText = { readonly heading: string; readonly text: string };

const { 'defender-xdr': XDR, 'graph-security': GRAPH } = APIS;
const READ_XDR = XDR.permissions['list-incidents'];
const READ_GRAPH = GRAPH.permissions['list-incidents'];
const { apiOrigins } = CLOUDS.global;

export const FINDING_TEXTS: { readonly [C in FindingCode]: FindingText } = {
  'algorithm-none': {
    heading: 'Unsigned token',
    text: 'The algorithm in the header is `none`. Anyone could have written this token, and no API accepts it.',
  },
  'no-signature': {
    heading: 'No signature',
    text: 'The third part is missing or empty. Copy the whole token: no API accepts it without its signature.',
  },
  'signature-failed': {
    heading: 'Invalid signature',
    text: 'The issuer’s keys did not sign these claims, so the token was altered or forged. Request a new token and trust nothing in this one.',
  },
  expired: {
    heading: 'Expired',
    text: 'Every API rejects an expired token. Sign in again, or request a new token for the application.',
  },
  'not-yet-valid': {
    heading: 'Not valid yet',
    text: 'The token’s start time is in the future according to this computer’s clock. One of the two clocks is wrong.',
  },
  'time-in-milliseconds': {
    heading: 'Time in milliseconds',
    text: 'Times in a token are in seconds (RFC 7519 §2). This one is in milliseconds, so it is tens of thousands of years in the future. Entra ID never does this; fix the code that created the token.',
  },
  'id-token': {
    heading: 'ID token, not an access token',
    text: 'An ID token tells an application who signed in. For an API, use the `access_token` of the same response.',
  },
  'wrong-audience': {
    heading: 'Token is for a different API',
    text: `Incidents require the audience \`${apiOrigins['defender-xdr']}\` or, for Microsoft Graph, \`${apiOrigins['graph-security']}\`.`,
  },
  'tenant-differs': {
    heading: 'Issued by another tenant',
    text: 'The token was requested for one tenant and issued by another. It would return the other tenant’s incidents.',
  },
  'repeated-claim': {
    heading: 'Duplicate claim',
    text: 'A claim occurs twice, and readers differ in which value they use. Entra ID never does this: treat the token as forged.',
  },
  'malformed-claim': {
    heading: 'Malformed claim',
    text: 'A claim has the wrong type, so a strict API rejects the token. Entra ID never does this: treat the token as forged.',
  },
  'issuer-contradicts-tenant': {
    heading: 'Issuer and tenant differ',
    text: 'The tenant in `iss` differs from the tenant in `tid`. Entra ID never does this: treat the token as forged.',
  },
  'version-contradicts-issuer': {
    heading: 'Issuer and version differ',
    text: 'v1 tokens are issued by `sts.windows.net`, v2 tokens by `login.microsoftonline.com` with `/v2.0`.',
  },
  'version-contradicts-claims': {
    heading: 'Claims of another token version',
    text: 'v1 tokens have `appid` and a URL in `aud`; v2 tokens have `azp` and an application ID. The API determines the version, so code that validates tokens must accept the one it receives.',
  },
  'not-the-signed-in-tenant': {
    heading: 'Not the tenant you are signed in to',
    text: 'You are signed in to another tenant. This token gives access to the data of the tenant in `tid`.',
  },
  'issuer-unknown': {
    heading: 'Not issued by Entra ID',
    text: 'The issuer isn’t an Entra ID authority. Microsoft’s APIs accept only tokens from Entra ID.',
  },
  'audience-unknown': {
    heading: 'Unknown audience',
    text: 'The token is for an API that Gatehouse doesn’t know: your own, or another Microsoft API. To read incidents, request the scope shown above.',
  },
  'expires-soon': {
    heading: 'Expires within five minutes',
    text: 'Requests may start to fail while you work. Renew the token first.',
  },
  'no-expiry': {
    heading: 'Never expires',
    text: 'Entra ID always sets an expiry. This token was altered or isn’t from Entra ID.',
  },
  'clock-behind': {
    heading: 'Issued in the future',
    text: 'The issue time is a few minutes ahead, which APIs tolerate. This computer’s clock is slow; synchronise it with a time server.',
  },
  'scopes-and-roles': {
    heading: 'Scopes and roles',
    text: 'The token acts for a user, so `scp` determines access. `roles` are the user’s roles in the API.',
  },
  'no-permissions': {
    heading: 'No permissions',
    text: 'The token has neither `scp` nor `roles`. A permission granted later appears only in a new token.',
  },
  'application-context': {
    heading: 'Application token',
    text: 'Access comes from `roles` and covers the whole tenant. If you expected a signed-in user, this is the wrong token.',
  },
  'more-than-reading': {
    heading: 'Can do more than read',
    text: `Anyone with this token can change data. If reading is enough, request \`${READ_XDR.delegated[0]}\` or, for Microsoft Graph, \`${READ_GRAPH.delegated[0]}\`.`,
  },
  'no-role-for-incidents': {
    heading: 'No Entra role with access to incidents',
    text: 'None of the roles in `wids` grants access. A custom Defender role could; it isn’t visible in the token.',
  },
  'long-lifetime': {
    heading: 'Unusually long lifetime',
    text: 'Entra ID tokens usually last 60 to 90 minutes. A tenant policy may have extended this one; if stolen, it stays usable longer.',
  },
  'not-verified': {
    heading: 'Not verified',
    text: 'Anyone can write these claims. Only the issuer’s keys or an API response can confirm them.',
  },
  'signature-verified': {
    heading: 'Signature valid',
    text: 'Signed with the tenant’s published keys. The API may still reject it.',
  },
  'graph-nonce': {
    heading: 'Only Microsoft Graph can verify it',
    text: 'Graph changes the `nonce` in the header before signing, so verification fails everywhere else. This is expected.',
  },
  guest: {
    heading: 'Guest account',
    text: 'The account comes from another tenant. Its roles and Conditional Access policies come from this tenant.',
  },
  revocable: {
    heading: 'Can be revoked before it expires',
    text: 'The client supports claims challenges, so the API can demand a stronger token at any time.',
  },
  'personal-data': {
    heading: 'Contains personal data',
    text: 'Redact name, user name and IP before sharing. Anyone with the token can use it until it expires.',
  },
  'least-privilege': {
    heading: 'Least privilege',
    text: 'The token can read incidents and change nothing.',
  },
};

/** Audiences that are often mistaken for the right one, with the data they give access to. */
const AUDIENCE_TEXTS: { readonly [A in ApiId]?: string } = {
  'defender-for-endpoint': `Microsoft’s documentation uses three audiences for these APIs. This one gives access to \`/api/machines\`, not \`${XDR.listPath}\`.`,
  'azure-ad-graph': 'Azure AD Graph is retired and never had incidents. Microsoft Graph has another audience.',
  'log-analytics': 'Log Analytics stores the logs of Microsoft Sentinel, not the incidents.',
  'azure-resource-manager': 'Azure Resource Manager has the incidents of Microsoft Sentinel, not those of Defender.',
};

/** Explains a finding. For a wrong audience, names what the token is for and the scope to request instead. */
export function findingText(code: FindingCode, { audience, kind }: InspectedToken, cloud: Cloud): string {
  if (code !== 'wrong-audience' || audience === null) return FINDING_TEXTS[code].text;
  const permission = kind === 'application-access' ? '.default' : READ_XDR.delegated[0];
  const explanation = AUDIENCE_TEXTS[audience.api] ?? `${audience.displayName} has no incidents.`;
  return `${explanation} Request \`${resourceOf(cloud, 'defender-xdr')}/${permission}\` or a Microsoft Graph scope.`;
}
