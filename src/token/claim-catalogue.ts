/** How the value of a claim is to be read. */
export type ClaimKind =
  | 'time'
  | 'audience'
  | 'issuer'
  | 'tenant'
  | 'scopes'
  | 'roles'
  | 'directory-roles'
  | 'coded'
  | 'id'
  | 'text'
  | 'url'
  | 'flag'
  | 'opaque'
  | 'json';

/** One claim or header parameter, in plain words. */
export type CatalogueEntry = {
  readonly name: string;
  readonly kind: ClaimKind;
  readonly meaning: string;
  /** The clause or page that defines it; `null` where its issuer publishes nothing. */
  readonly source: string | null;
  /** Says something about a person: whoever is shown the token learns it. */
  readonly isPersonal: boolean;
  /** What the documented values of a `coded` claim stand for. */
  readonly values: { readonly [value: string]: string };
};

type Row = readonly [
  name: string,
  kind: ClaimKind,
  meaning: string,
  extra?: { readonly personal?: true; readonly values?: { readonly [value: string]: string } },
];

const RFC_7519 = 'https://www.rfc-editor.org/rfc/rfc7519';
const OIDC = 'https://openid.net/specs/openid-connect-core-1_0.html';
const ENTRA = 'https://learn.microsoft.com/en-us/entra/identity-platform';
const ACCESS = `${ENTRA}/access-token-claims-reference`;
const OPTIONAL = `${ENTRA}/optional-claims-reference`;
const ID = `${ENTRA}/id-token-claims-reference`;

const PROOFS = { 0: 'public client', 1: 'client secret', 2: 'client certificate' };

function entries(source: string | null, rows: readonly Row[]): readonly CatalogueEntry[] {
  return rows.map(([name, kind, meaning, extra]) => ({
    name,
    kind,
    meaning,
    source,
    isPersonal: extra?.personal ?? false,
    values: extra?.values ?? {},
  }));
}

/**
 * Claims that occur in tokens of Entra, and the registered ones that may. What is missing here is shown all the same,
 * only without a meaning.
 */
export const CLAIM_CATALOGUE: readonly CatalogueEntry[] = [
  ...entries(`${RFC_7519}#section-4.1`, [['jti', 'id', 'Identifier of this one token']]),
  ...entries(ACCESS, [
    ['aud', 'audience', 'Audience: the one API this token is for'],
    ['iss', 'issuer', 'Issuer: who made it'],
    ['sub', 'id', 'Subject: the person or application, as this one application sees it'],
    ['exp', 'time', 'Expires'],
    ['nbf', 'time', 'Valid from'],
    ['iat', 'time', 'Issued'],
    ['tid', 'tenant', 'Tenant that issued it, and whose data it opens'],
    ['scp', 'scopes', 'Delegated permissions: what the application may do for the person'],
    ['roles', 'roles', 'Application permissions, or a person’s roles in the API'],
    ['wids', 'directory-roles', 'Entra roles of the person, by template id'],
    ['groups', 'json', 'Groups the person is in, by object id'],
    ['hasgroups', 'flag', 'The person is in more groups than fit; Graph has the list'],
    ['oid', 'id', 'Object id of the person or the service principal in this tenant'],
    ['appid', 'id', 'Application that asked for the token (v1 tokens)'],
    ['azp', 'id', 'Application that asked for the token (v2 tokens)'],
    ['appidacr', 'coded', 'How the application proved itself (v1 tokens)', { values: PROOFS }],
    ['azpacr', 'coded', 'How the application proved itself (v2 tokens)', { values: PROOFS }],
    ['ver', 'text', 'Version of the token; the API chooses it, not the endpoint'],
    ['idp', 'text', 'Who signed the person in, where that is not this tenant: a guest'],
    [
      'acr',
      'coded',
      'Strength of the sign-in (v1 tokens)',
      { values: { 0: 'below ISO/IEC 29115', 1: 'meets ISO/IEC 29115' } },
    ],
    [
      'amr',
      'coded',
      'How the person signed in',
      {
        values: {
          pwd: 'password or client secret',
          rsa: 'key or certificate',
          otp: 'one-time code',
          fed: 'federated sign-in',
          wia: 'Windows sign-in',
          mfa: 'multifactor',
          ngcmfa: 'multifactor',
          wiaormfa: 'Windows or multifactor',
          none: 'nothing completed',
        },
      },
    ],
    ['acrs', 'text', 'Authentication contexts the sign-in has satisfied'],
    [
      'xms_cc',
      'coded',
      'What the client can handle',
      { values: { cp1: 'claims challenges', CP1: 'claims challenges' } },
    ],
    ['name', 'text', 'Name of the person, for display only', { personal: true }],
    ['preferred_username', 'text', 'User name, for display only; it can change', { personal: true }],
    ['unique_name', 'text', 'User name (v1 tokens), for display only', { personal: true }],
    ['upn', 'text', 'User principal name, for display only; it can change', { personal: true }],
    ['family_name', 'text', 'Family name', { personal: true }],
    ['given_name', 'text', 'Given name', { personal: true }],
    ['nickname', 'text', 'Nickname', { personal: true }],
    ['ipaddr', 'text', 'Address the person signed in from', { personal: true }],
    ['onprem_sid', 'id', 'Security identifier in the on-premises directory', { personal: true }],
    ['pwd_exp', 'text', 'When the password expires'],
    ['pwd_url', 'url', 'Where the password can be changed'],
    ['in_corp', 'flag', 'Signed in from the corporate network'],
    ['uti', 'id', 'Identifier of this one token; sign-in logs show it'],
    ['aio', 'opaque', "Entra's own bookkeeping; nothing to read"],
    ['rh', 'opaque', "Entra's own bookkeeping; nothing to read"],
    ['_claim_names', 'json', 'Claims that did not fit, and the source that holds them'],
    ['_claim_sources', 'json', 'Where the claims that did not fit can be read'],
  ]),
  ...entries(OPTIONAL, [
    [
      'idtyp',
      'coded',
      'Who the token acts as',
      { values: { user: 'a person', app: 'an application, no person', device: 'a device' } },
    ],
    ['acct', 'coded', 'Standing of the account in this tenant', { values: { 0: 'member', 1: 'guest' } }],
    ['auth_time', 'time', 'Person last signed in'],
    ['ctry', 'text', 'Country or region of the person', { personal: true }],
    ['email', 'text', 'Mail address as reported; never proof of who it is', { personal: true }],
    ['verified_primary_email', 'text', 'Verified mail address', { personal: true }],
    ['verified_secondary_email', 'text', 'Verified second mail address', { personal: true }],
    ['fwd', 'text', 'Address of the client inside a virtual network', { personal: true }],
    ['login_hint', 'opaque', 'Passed on to sign in again without asking for the name', { personal: true }],
    ['sid', 'id', 'Sign-in session, used to sign out of it'],
    ['tenant_ctry', 'text', 'Country or region of the tenant'],
    ['tenant_region_scope', 'text', 'Region of the tenant'],
    ['vnet', 'text', 'Virtual network the request came from'],
    ['xms_edov', 'flag', 'Whether the owner of the mail domain was verified'],
    ['xms_pdl', 'text', 'Where the data of the person is kept, in a tenant of many regions'],
    ['xms_pl', 'text', 'Preferred language of the person', { personal: true }],
    ['xms_tpl', 'text', 'Preferred language of the tenant'],
    ['ztdid', 'id', 'Device identity of Windows Autopilot'],
  ]),
  ...entries(ID, [
    ['nonce', 'opaque', 'Ties an id token to the request that asked for it'],
    ['c_hash', 'opaque', 'Ties an id token to the authorization code it came with'],
    ['at_hash', 'opaque', 'Ties an id token to the access token it came with'],
  ]),
  ...entries(`${OIDC}#StandardClaims`, [
    ['middle_name', 'text', 'Middle name', { personal: true }],
    ['profile', 'url', 'Profile page', { personal: true }],
    ['picture', 'url', 'Picture of the person', { personal: true }],
    ['website', 'url', 'Web page of the person', { personal: true }],
    ['email_verified', 'flag', 'Whether the mail address was checked'],
    ['gender', 'text', 'Gender', { personal: true }],
    ['birthdate', 'text', 'Date of birth', { personal: true }],
    ['zoneinfo', 'text', 'Time zone', { personal: true }],
    ['locale', 'text', 'Language and region', { personal: true }],
    ['phone_number', 'text', 'Telephone number', { personal: true }],
    ['phone_number_verified', 'flag', 'Whether the telephone number was checked'],
    ['address', 'json', 'Postal address', { personal: true }],
    ['updated_at', 'time', 'Profile last changed'],
  ]),
  ...entries('https://www.rfc-editor.org/rfc/rfc7800#section-3.1', [
    ['cnf', 'json', 'Key the sender must prove to hold: stolen, the token alone is worthless'],
  ]),
  ...entries('https://www.rfc-editor.org/rfc/rfc8693#section-4', [
    ['act', 'json', 'Who acts for the subject'],
    ['may_act', 'json', 'Who may act for the subject'],
    ['client_id', 'id', 'Application that asked for the token'],
    ['scope', 'scopes', 'Delegated permissions, as other issuers write them'],
  ]),
  ...entries('https://datatracker.ietf.org/doc/html/draft-ietf-oauth-signed-http-request-03', [
    ['at', 'opaque', 'Signed request: the access token it carries'],
    ['ts', 'time', 'Signed request: signed'],
    ['m', 'text', 'Signed request: the method'],
    ['u', 'text', 'Signed request: the host'],
    ['p', 'text', 'Signed request: the path'],
  ]),
  ...entries(null, [
    ['app_displayname', 'text', 'Name of the application that asked'],
    ['deviceid', 'id', 'Device the person signed in on'],
    ['platf', 'text', 'Platform signed in from, as a number'],
    ['puid', 'id', 'Older identifier of the person', { personal: true }],
    ['altsecid', 'id', 'Identifier of the person at their own identity provider', { personal: true }],
    ['signin_state', 'text', 'What was known at sign-in: device state, keep me signed in'],
    ['controls', 'text', 'Conditional Access controls that were met'],
    ['xms_st', 'json', "The subject as the client's own tokens show it"],
    ['xms_tcdt', 'time', 'Tenant created'],
    ['xms_tdbr', 'text', 'Region the tenant is bound to'],
    ['xms_ftd', 'opaque', "Entra's own bookkeeping; nothing to read"],
    ['xms_idrel', 'opaque', 'How the identity relates to the tenant, in a code that is not published'],
    ['xms_act_fct', 'opaque', "Entra's own bookkeeping; nothing to read"],
    ['xms_sub_fct', 'opaque', "Entra's own bookkeeping; nothing to read"],
    ['xms_tnt_fct', 'opaque', "Entra's own bookkeeping; nothing to read"],
    ['xms_rd', 'opaque', "Entra's own bookkeeping; nothing to read"],
    ['xms_acd', 'opaque', "Entra's own bookkeeping; nothing to read"],
    ['xms_mirid', 'text', 'Azure resource that a managed identity belongs to'],
    ['xms_az_rid', 'text', 'Azure resource that asked for the token'],
    ['xms_aud_guid', 'id', 'Audience by its application id'],
    ['xms_pftexp', 'opaque', "Entra's own bookkeeping; nothing to read"],
    ['xms_par_app_azp', 'id', 'Application that an agent identity was made from'],
  ]),
];

/** Parameters of a token's header. */
export const HEADER_CATALOGUE: readonly CatalogueEntry[] = [
  ...entries('https://www.rfc-editor.org/rfc/rfc7515#section-4.1', [
    [
      'alg',
      'coded',
      'How the token is signed',
      {
        values: {
          RS256: 'RSA and SHA-256, as Entra signs',
          PS256: 'RSA-PSS and SHA-256',
          ES256: 'ECDSA and SHA-256',
          HS256: 'a key both sides know',
          none: 'not signed at all',
        },
      },
    ],
    ['kid', 'id', "Which of the issuer's keys signed it"],
    [
      'typ',
      'coded',
      'What it is',
      { values: { JWT: 'JSON web token', 'at+jwt': 'access token', pop: 'signed request' } },
    ],
    ['x5t', 'id', 'Thumbprint of the certificate that signed it (v1 tokens)'],
    ['x5t#S256', 'id', 'SHA-256 thumbprint of the certificate that signed it'],
    ['x5c', 'json', 'The certificate chain itself'],
    ['x5u', 'url', 'Where the certificate chain could be read; never followed here'],
    ['jku', 'url', 'Where the keys could be read; never followed here'],
    ['jwk', 'json', 'The key itself; a token that brings its own key proves nothing'],
    ['cty', 'text', 'What the payload is'],
    ['crit', 'json', 'Parameters that must be understood'],
  ]),
  ...entries(null, [
    ['nonce', 'opaque', 'Graph only: changed before signing, so nobody but Graph can verify the signature'],
  ]),
  ...entries('https://www.rfc-editor.org/rfc/rfc7516#section-4.1', [
    ['enc', 'text', 'How the content is encrypted'],
    ['zip', 'text', 'How the content is compressed'],
  ]),
];
