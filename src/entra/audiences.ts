import { APIS, type JudgedApi } from './apis.ts';

/** Ids of the services whose tokens the inspector recognises. */
export type ApiId =
  | JudgedApi
  | 'azure-resource-manager'
  | 'azure-ad-graph'
  | 'log-analytics'
  | 'office-management'
  | 'exchange-online'
  | 'key-vault';

/** A service that tokens are issued for. */
export type Audience = {
  readonly api: ApiId;
  readonly displayName: string;
  /** The service's name in lists in Entra, for example under "APIs my organization uses". */
  readonly entraName: string;
  /** The application id of the service: the `aud` of every v2 token, and of some v1 tokens. */
  readonly applicationId: string;
  /** Other values of `aud`, in lower case and without a trailing slash. Token requests use the first. */
  readonly identifiers: readonly [string, ...string[]];
};

/**
 * Values of `aud` by service. A service has several, because `aud` of a v1 token is the identifier that the request named.
 * Defender for Endpoint is listed in full, because its audiences are often mistaken for those of Defender XDR: some
 * published samples for the incidents API request them.
 * @see https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference (`aud`)
 * @see https://learn.microsoft.com/en-us/defender-xdr/api-create-app-web and usgov (Defender XDR)
 * @see https://learn.microsoft.com/en-us/defender-endpoint/api/exposed-apis-create-app-partners and gov (Endpoint)
 * @see https://learn.microsoft.com/en-us/graph/deployments (Graph by cloud)
 */
export const AUDIENCES: readonly Audience[] = [
  {
    api: 'defender-xdr',
    displayName: APIS['defender-xdr'].displayName,
    entraName: APIS['defender-xdr'].entraName,
    applicationId: '8ee8fdad-f234-4243-8f3b-15c294843740',
    identifiers: [
      'https://api.security.microsoft.com',
      'https://security.microsoft.com/mtp',
      'https://api-gcc.security.microsoft.us',
      'https://api-gov.security.microsoft.us',
    ],
  },
  {
    api: 'graph-security',
    displayName: APIS['graph-security'].displayName,
    entraName: APIS['graph-security'].entraName,
    applicationId: '00000003-0000-0000-c000-000000000000',
    identifiers: [
      'https://graph.microsoft.com',
      'https://graph.microsoft.us',
      'https://dod-graph.microsoft.us',
      'https://microsoftgraph.chinacloudapi.cn',
    ],
  },
  {
    api: 'defender-for-endpoint',
    displayName: APIS['defender-for-endpoint'].displayName,
    entraName: APIS['defender-for-endpoint'].entraName,
    applicationId: 'fc780465-2017-40d4-a0c5-307022471b92',
    identifiers: [
      'https://api.securitycenter.microsoft.com',
      'https://api.securitycenter.windows.com',
      'https://securitycenter.onmicrosoft.com/windowsatpservice',
      'https://api-gcc.securitycenter.microsoft.us',
      'https://api-gov.securitycenter.microsoft.us',
    ],
  },
  {
    api: 'azure-resource-manager',
    displayName: 'Azure Resource Manager',
    entraName: 'Windows Azure Service Management API',
    applicationId: '797f4846-ba00-4fd7-ba43-dac1f8f63013',
    identifiers: [
      'https://management.azure.com',
      'https://management.core.windows.net',
      'https://management.usgovcloudapi.net',
      'https://management.core.usgovcloudapi.net',
    ],
  },
  {
    api: 'azure-ad-graph',
    displayName: 'Azure AD Graph (retired)',
    entraName: 'Windows Azure Active Directory',
    applicationId: '00000002-0000-0000-c000-000000000000',
    identifiers: ['https://graph.windows.net'],
  },
  {
    api: 'log-analytics',
    displayName: 'Log Analytics (Microsoft Sentinel)',
    entraName: 'Log Analytics API',
    applicationId: 'ca7f3f0b-7d91-482c-8e09-c5d840d0eac5',
    identifiers: ['https://api.loganalytics.io'],
  },
  {
    api: 'office-management',
    displayName: 'Office 365 Management',
    entraName: 'Office 365 Management APIs',
    applicationId: 'c5393580-f805-4401-95e8-94b7a6ef2fc2',
    identifiers: ['https://manage.office.com'],
  },
  {
    api: 'exchange-online',
    displayName: 'Exchange Online',
    entraName: 'Office 365 Exchange Online',
    applicationId: '00000002-0000-0ff1-ce00-000000000000',
    identifiers: ['https://outlook.office365.com', 'https://outlook.office.com'],
  },
  {
    api: 'key-vault',
    displayName: 'Azure Key Vault',
    entraName: 'Azure Key Vault',
    applicationId: 'cfa8b339-82a2-471a-a3c9-0fc0be7a4093',
    identifiers: ['https://vault.azure.net'],
  },
];

/** Values of `aud` that identify a service but not a cloud. Application ids don't identify a cloud either. */
export const CLOUD_NEUTRAL_IDENTIFIERS: readonly string[] = ['https://security.microsoft.com/mtp'];
