/** How to display the value of a claim. */
type ClaimKind =
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

/** The description of a claim or header parameter. */
export type CatalogueEntry = {
  readonly name: string;
  readonly kind: ClaimKind;
  readonly meaning: string;
  /** The clause or page that defines it; `null` if it is undocumented. */
  readonly source: string | null;
  /** Whether it contains personal data. */
  readonly isPersonal: boolean;
  /** The meanings of the documented values of a `coded` claim. */
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

const CLIENT_AUTHENTICATION = { 0: 'public client', 1: 'client secret', 2: 'client certificate' };

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
 * Claims in tokens of Entra, and registered claims that can occur. The inspector also shows claims that are missing here,
 * without a meaning.
 */
export const CLAIM_CATALOGUE: readonly CatalogueEntry[] = [
  ...entries(`${RFC_7519}#section-4.1`, [['jti', 'id', 'Token ID']]),
  ...entries(ACCESS, [
    ['aud', 'audience', 'Audience: the API that the token is for'],
    ['iss', 'issuer', 'Issuer: the authority that issued the token'],
    ['sub', 'id', 'Subject: the user or application, with an ID that differs per application'],
    ['exp', 'time', 'Expiry time'],
    ['nbf', 'time', 'Start of validity'],
    ['iat', 'time', 'Time of issue'],
    ['tid', 'tenant', 'Tenant that issued the token and whose data it gives access to'],
    ['scp', 'scopes', 'Delegated permissions: what the application can do on behalf of the user'],
    ['roles', 'roles', 'Application permissions, or app roles of the user'],
    ['wids', 'directory-roles', 'Entra roles of the user, by template ID'],
    ['groups', 'json', 'Groups of the user, by object ID'],
    ['hasgroups', 'flag', 'The user has too many groups to list; read them from Microsoft Graph'],
    ['oid', 'id', 'Object ID of the user or service principal in this tenant'],
    ['appid', 'id', 'Client ID of the application that requested the token (v1 tokens)'],
    ['azp', 'id', 'Client ID of the application that requested the token (v2 tokens)'],
    ['appidacr', 'coded', 'How the application authenticated (v1 tokens)', { values: CLIENT_AUTHENTICATION }],
    ['azpacr', 'coded', 'How the application authenticated (v2 tokens)', { values: CLIENT_AUTHENTICATION }],
    ['ver', 'text', 'Token version, which the API chooses, not the endpoint'],
    ['idp', 'text', 'Identity provider of the user, if it isn’t this tenant (guests)'],
    [
      'acr',
      'coded',
      'Authentication strength (v1 tokens)',
      { values: { 0: 'below ISO/IEC 29115', 1: 'meets ISO/IEC 29115' } },
    ],
    [
      'amr',
      'coded',
      'Authentication methods of the user',
      {
        values: {
          pwd: 'password or client secret',
          rsa: 'key or certificate',
          otp: 'one-time code',
          fed: 'federated sign-in',
          wia: 'Windows sign-in',
          mfa: 'multifactor authentication',
          ngcmfa: 'multifactor authentication',
          wiaormfa: 'Windows or multifactor authentication',
          none: 'no completed authentication',
        },
      },
    ],
    ['acrs', 'text', 'Authentication contexts that the sign-in satisfied'],
    ['xms_cc', 'coded', 'Client capabilities', { values: { cp1: 'claims challenges', CP1: 'claims challenges' } }],
    ['name', 'text', 'Name of the user, for display only', { personal: true }],
    ['preferred_username', 'text', 'User name, for display only; it can change', { personal: true }],
    ['unique_name', 'text', 'User name (v1 tokens), for display only', { personal: true }],
    ['upn', 'text', 'User principal name, for display only; it can change', { personal: true }],
    ['family_name', 'text', 'Family name', { personal: true }],
    ['given_name', 'text', 'Given name', { personal: true }],
    ['nickname', 'text', 'Nickname', { personal: true }],
    ['ipaddr', 'text', 'IP address that the user signed in from', { personal: true }],
    ['onprem_sid', 'id', 'Security identifier (SID) in the on-premises directory', { personal: true }],
    ['pwd_exp', 'text', 'When the password expires'],
    ['pwd_url', 'url', 'URL to change the password'],
    ['in_corp', 'flag', 'Whether the user signed in from the corporate network'],
    ['uti', 'id', 'Token ID, which also appears in sign-in logs'],
    ['aio', 'opaque', 'Internal to Entra'],
    ['rh', 'opaque', 'Internal to Entra'],
    ['_claim_names', 'json', 'Claims that didn’t fit in the token, and their source'],
    ['_claim_sources', 'json', 'URLs to read the claims that didn’t fit in the token'],
  ]),
  ...entries(OPTIONAL, [
    [
      'idtyp',
      'coded',
      'Type of identity',
      { values: { user: 'user', app: 'application without a user', device: 'device' } },
    ],
    ['acct', 'coded', 'Account status in this tenant', { values: { 0: 'member', 1: 'guest' } }],
    ['auth_time', 'time', 'Time of the last sign-in'],
    ['ctry', 'text', 'Country or region of the user', { personal: true }],
    ['email', 'text', 'Email address as reported, not proof of identity', { personal: true }],
    ['verified_primary_email', 'text', 'Verified primary email address', { personal: true }],
    ['verified_secondary_email', 'text', 'Verified secondary email address', { personal: true }],
    ['fwd', 'text', 'IP address of the client in a virtual network', { personal: true }],
    ['login_hint', 'opaque', 'Hint that fills in the user name at sign-in or sign-out', { personal: true }],
    ['sid', 'id', 'Session ID, used for sign-out'],
    ['tenant_ctry', 'text', 'Country or region of the tenant'],
    ['tenant_region_scope', 'text', 'Region of the tenant'],
    ['vnet', 'text', 'Virtual network of the request'],
    ['xms_edov', 'flag', 'Whether the owner of the email domain is verified'],
    ['xms_pdl', 'text', 'Preferred data location of the user in a multi-geo tenant'],
    ['xms_pl', 'text', 'Preferred language of the user', { personal: true }],
    ['xms_tpl', 'text', 'Preferred language of the tenant'],
    ['ztdid', 'id', 'Device ID of Windows Autopilot'],
  ]),
  ...entries(ID, [
    ['nonce', 'opaque', 'Links the ID token to its request'],
    ['c_hash', 'opaque', 'Links the ID token to the authorisation code'],
    ['at_hash', 'opaque', 'Links the ID token to the access token'],
  ]),
  ...entries(`${OIDC}#StandardClaims`, [
    ['middle_name', 'text', 'Middle name', { personal: true }],
    ['profile', 'url', 'Profile page', { personal: true }],
    ['picture', 'url', 'Picture of the user', { personal: true }],
    ['website', 'url', 'Website of the user', { personal: true }],
    ['email_verified', 'flag', 'Whether the email address is verified'],
    ['gender', 'text', 'Gender', { personal: true }],
    ['birthdate', 'text', 'Date of birth', { personal: true }],
    ['zoneinfo', 'text', 'Time zone', { personal: true }],
    ['locale', 'text', 'Language and region', { personal: true }],
    ['phone_number', 'text', 'Phone number', { personal: true }],
    ['phone_number_verified', 'flag', 'Whether the phone number is verified'],
    ['address', 'json', 'Postal address', { personal: true }],
    ['updated_at', 'time', 'Time of the last profile change'],
  ]),
  ...entries('https://www.rfc-editor.org/rfc/rfc7800#section-3.1', [
    ['cnf', 'json', 'Key that the sender must prove to have, so that a stolen token is useless'],
  ]),
  ...entries('https://www.rfc-editor.org/rfc/rfc8693#section-4', [
    ['act', 'json', 'Party that acts on behalf of the subject'],
    ['may_act', 'json', 'Party that can act on behalf of the subject'],
    ['client_id', 'id', 'Client ID of the application that requested the token'],
    ['scope', 'scopes', 'Delegated permissions in tokens of other issuers'],
  ]),
  ...entries('https://datatracker.ietf.org/doc/html/draft-ietf-oauth-signed-http-request-03', [
    ['at', 'opaque', 'Signed request: access token'],
    ['ts', 'time', 'Signed request: time'],
    ['m', 'text', 'Signed request: HTTP method'],
    ['u', 'text', 'Signed request: host'],
    ['p', 'text', 'Signed request: path'],
  ]),
  ...entries(null, [
    ['app_displayname', 'text', 'Name of the application'],
    ['deviceid', 'id', 'Device ID'],
    ['platf', 'text', 'Client platform, as a number'],
    ['puid', 'id', 'Legacy user ID (PUID)', { personal: true }],
    ['altsecid', 'id', 'User ID at the user’s own identity provider', { personal: true }],
    ['signin_state', 'text', 'Sign-in state, such as device state and “keep me signed in”'],
    ['controls', 'text', 'Satisfied Conditional Access controls'],
    ['xms_st', 'json', 'Subject in the client’s own tokens'],
    ['xms_tcdt', 'time', 'Creation time of the tenant'],
    ['xms_tdbr', 'text', 'Region that the tenant is bound to'],
    ['xms_ftd', 'opaque', 'Internal to Entra'],
    ['xms_idrel', 'opaque', 'Relation of the identity to the tenant, as an undocumented code'],
    ['xms_act_fct', 'opaque', 'Internal to Entra'],
    ['xms_sub_fct', 'opaque', 'Internal to Entra'],
    ['xms_tnt_fct', 'opaque', 'Internal to Entra'],
    ['xms_rd', 'opaque', 'Internal to Entra'],
    ['xms_acd', 'opaque', 'Internal to Entra'],
    ['xms_mirid', 'text', 'Azure resource of the managed identity'],
    ['xms_az_rid', 'text', 'Azure resource that requested the token'],
    ['xms_aud_guid', 'id', 'Application ID of the audience'],
    ['xms_pftexp', 'opaque', 'Internal to Entra'],
    ['xms_par_app_azp', 'id', 'Parent application of an agent identity'],
  ]),
];

/** Parameters of a token's header. */
export const HEADER_CATALOGUE: readonly CatalogueEntry[] = [
  ...entries('https://www.rfc-editor.org/rfc/rfc7515#section-4.1', [
    [
      'alg',
      'coded',
      'Signature algorithm',
      {
        values: {
          RS256: 'RSA and SHA-256, used by Entra',
          PS256: 'RSA-PSS and SHA-256',
          ES256: 'ECDSA and SHA-256',
          HS256: 'a shared secret key',
          none: 'not signed',
        },
      },
    ],
    ['kid', 'id', 'ID of the signing key'],
    [
      'typ',
      'coded',
      'Token type',
      { values: { JWT: 'JSON Web Token', 'at+jwt': 'access token', pop: 'signed request' } },
    ],
    ['x5t', 'id', 'SHA-1 thumbprint of the signing certificate (v1 tokens)'],
    ['x5t#S256', 'id', 'SHA-256 thumbprint of the signing certificate'],
    ['x5c', 'json', 'Certificate chain'],
    ['x5u', 'url', 'URL of the certificate chain, never loaded here'],
    ['jku', 'url', 'URL of the signing keys, never loaded here'],
    ['jwk', 'json', 'Public key, which proves nothing because the token supplies it'],
    ['cty', 'text', 'Content type of the payload'],
    ['crit', 'json', 'Header parameters that the recipient must understand'],
  ]),
  ...entries(null, [
    ['nonce', 'opaque', 'Microsoft Graph only: changed before signing, so only Graph can verify the signature'],
  ]),
  ...entries('https://www.rfc-editor.org/rfc/rfc7516#section-4.1', [
    ['enc', 'text', 'Encryption algorithm'],
    ['zip', 'text', 'Compression algorithm'],
  ]),
];
