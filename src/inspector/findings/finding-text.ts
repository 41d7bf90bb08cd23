import { APIS } from '../../entra/apis.ts';
import type { ApiId } from '../../entra/audiences.ts';
import { CLOUDS, type Cloud, resourceOf } from '../../entra/clouds.ts';
import type { FindingCode } from '../../token/findings.ts';
import type { InspectedToken } from '../../token/inspect-token.ts';

/** What a finding is called and what to make of it. Names between backticks are printed as machines write them. */
export type FindingText = { readonly heading: string; readonly text: string };

const { 'defender-xdr': XDR, 'graph-security': GRAPH } = APIS;
const READ_XDR = XDR.permissions['list-incidents'];
const READ_GRAPH = GRAPH.permissions['list-incidents'];
const { apiOrigins } = CLOUDS.global;

export const FINDING_TEXTS: { readonly [C in FindingCode]: FindingText } = {
  'algorithm-none': {
    heading: 'Signed by nobody',
    text: 'The header says `none`. No API accepts such a token, and anyone can have written it.',
  },
  'no-signature': {
    heading: 'No signature',
    text: 'The third part is missing or empty. Copy the whole token; without its signature no API accepts it.',
  },
  'signature-failed': {
    heading: 'The signature does not fit',
    text: 'The issuer’s keys did not sign these words. Something was changed or made up: ask for a new token, and trust nothing in this one.',
  },
  expired: {
    heading: 'Expired',
    text: 'Every API refuses it. A new sign-in, or a new request by the application, gives a new token.',
  },
  'not-yet-valid': {
    heading: 'Not valid yet',
    text: 'It starts in the future by the clock of this computer. One of the two clocks is wrong.',
  },
  'time-in-milliseconds': {
    heading: 'A time in milliseconds',
    text: 'Times in a token count seconds (RFC 7519). This one counts milliseconds, so it lies tens of thousands of years ahead. Entra never does this: whoever made the token has to divide it by 1,000.',
  },
  'id-token': {
    heading: 'Id token, not an access token',
    text: 'It tells an application who signed in. An API needs the `access_token` of the same answer.',
  },
  'wrong-audience-family': {
    heading: 'Wrong audience family',
    text: `Microsoft’s own pages use three audiences for these APIs. Incidents open at \`${apiOrigins['defender-xdr']}\` and, on Graph, at \`${apiOrigins['graph-security']}\`.`,
  },
  'tenant-differs': {
    heading: 'Issued by another tenant',
    text: 'It was asked for one tenant and issued by another. It would show the other tenant’s incidents.',
  },
  'repeated-claim': {
    heading: 'A claim is written twice',
    text: 'Readers differ in which one they believe. Entra never does this; treat the token as forged.',
  },
  'malformed-claim': {
    heading: 'A claim has the wrong form',
    text: 'An API that checks will refuse it. Entra never does this; treat the token as forged.',
  },
  'issuer-contradicts-tenant': {
    heading: 'Issuer and tenant disagree',
    text: 'The tenant in `iss` is not the one in `tid`. Entra never does this; treat the token as forged.',
  },
  'version-contradicts-issuer': {
    heading: 'Issuer and version disagree',
    text: 'A v1 token is issued by `sts.windows.net`, a v2 token by `login.microsoftonline.com` and `/v2.0`.',
  },
  'version-contradicts-claims': {
    heading: 'Claims of another version',
    text: 'v1 tokens have `appid` and an address in `aud`, v2 tokens `azp` and an application id. Which one comes is the API’s choice, so code that checks must take the one it gets.',
  },
  'not-the-signed-in-tenant': {
    heading: 'Another tenant than yours here',
    text: 'You are signed in to another tenant in this app. What this token opens is the data of the tenant in `tid`, so do not mix the two up.',
  },
  'issuer-unknown': {
    heading: 'Not issued by Entra ID',
    text: 'Its issuer is none of Entra’s. Microsoft’s APIs accept tokens of Entra only.',
  },
  'audience-unknown': {
    heading: 'Audience not known here',
    text: 'It is for an API this page knows nothing about: one of your own, or another of Microsoft’s. For incidents, ask for the scope shown above.',
  },
  'expires-soon': {
    heading: 'Expires within five minutes',
    text: 'Work begun now may be refused half-way. Renew it first.',
  },
  'no-expiry': {
    heading: 'Never expires',
    text: 'Entra always sets an end. A token without one is not Entra’s, or was cut.',
  },
  'clock-behind': {
    heading: 'Issued in the future',
    text: 'By a few minutes, which APIs forgive. The clock of this computer is behind; let it be set from the network.',
  },
  'scopes-and-roles': {
    heading: 'Both scopes and roles',
    text: 'It acts for a person, so `scp` decides; `roles` are what that person was given in the API.',
  },
  'no-permissions': {
    heading: 'No permission at all',
    text: 'Neither `scp` nor `roles` names one. Permissions granted later appear in the next token, not in this one.',
  },
  'application-context': {
    heading: 'Acts without a person',
    text: '`roles` decide, and it sees the whole tenant. Where a signed-in analyst was expected, this is the wrong token.',
  },
  'more-than-reading': {
    heading: 'May do more than read',
    text: `It can change things. Whoever holds it can, so ask for \`${READ_XDR.delegated[0]}\`, or on Graph \`${READ_GRAPH.delegated[0]}\`, where reading is enough.`,
  },
  'no-role-for-incidents': {
    heading: 'No Entra role that opens incidents',
    text: 'None of the roles in `wids` does. A custom role in Defender may; it does not show in a token.',
  },
  'long-lifetime': {
    heading: 'Lives unusually long',
    text: 'Entra gives 60 to 90 minutes. A policy of the tenant may have made it longer; stolen, it stays useful longer.',
  },
  'not-verified': {
    heading: 'Not verified',
    text: 'Anyone can write these claims. Only the issuer’s keys or the API’s answer prove them.',
  },
  'signature-verified': {
    heading: 'Signed by its issuer',
    text: 'The keys that the tenant’s authority publishes signed exactly these claims. Whether an API still takes it, only the API can say.',
  },
  'graph-nonce': {
    heading: 'Only Graph can verify it',
    text: 'The `nonce` in its header is changed before signing, so a signature check fails anywhere else. That is no defect.',
  },
  guest: {
    heading: 'Guest in this tenant',
    text: 'The account comes from elsewhere. Its roles, and the Conditional Access it meets, are this tenant’s.',
  },
  revocable: {
    heading: 'Can be revoked before it expires',
    text: 'The client said it understands claims challenges, so the API may ask for a stronger token at any time.',
  },
  'personal-data': {
    heading: 'Names a person',
    text: 'Leave name, user name and address out before you show it to anybody. It is a key as long as it lives: never send a whole token.',
  },
  'least-privilege': {
    heading: 'Least privilege',
    text: 'It reads incidents and changes nothing.',
  },
};

/** The audiences that are taken for the right one, each with what it really opens. */
const TRAPS: { readonly [A in ApiId]?: string } = {
  'defender-for-endpoint': `Microsoft’s own pages use three audiences for these APIs. This one opens \`/api/machines\`, not \`${XDR.listPath}\`.`,
  'azure-ad-graph': 'Azure AD Graph is retired, and has never had incidents. The Graph of today has another audience.',
  'log-analytics': 'Log Analytics holds the logs of Microsoft Sentinel. Its incidents are read elsewhere.',
  'azure-resource-manager': 'Azure Resource Manager knows the incidents of Microsoft Sentinel, not those of Defender.',
};

/** The words for a finding about this token: for a wrong audience, the trap it fell into and the scope to ask for. */
export function findingText(code: FindingCode, { audience, kind }: InspectedToken, cloud: Cloud): string {
  if (code !== 'wrong-audience-family' || audience === null) return FINDING_TEXTS[code].text;
  const permission = kind === 'application-access' ? '.default' : READ_XDR.delegated[0];
  const trap = TRAPS[audience.api] ?? `${audience.displayName} has no incidents.`;
  return `${trap} Ask for \`${resourceOf(cloud, 'defender-xdr')}/${permission}\`, or for Graph’s own.`;
}
