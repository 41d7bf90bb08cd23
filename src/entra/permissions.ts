import type { ApiId } from './audiences.ts';

/** A permission that an API exposes. Delegated permissions appear in `scp`, application permissions in `roles`. */
export type Permission = {
  readonly name: string;
  readonly kind: 'delegated' | 'application';
  readonly api: ApiId;
  /** The name that Entra shows in lists of permissions. */
  readonly displayName: string;
  /** The id of the permission, which scripts need to register an app. */
  readonly id: string;
};

type Row = readonly [kind: Permission['kind'], name: string, displayName: string, id: string];

function permissionsOf(api: ApiId, rows: readonly Row[]): readonly Permission[] {
  return rows.map(([kind, name, displayName, id]) => ({ kind, name, displayName, id, api }));
}

/**
 * Permissions of the Defender XDR API (in Entra: Microsoft Threat Protection).
 * @see https://learn.microsoft.com/en-us/defender-xdr/api-list-incidents (names)
 */
const DEFENDER_XDR = permissionsOf('defender-xdr', [
  ['delegated', 'Incident.Read', 'Read incidents', '12c153a4-4204-4224-aa3c-4626e2f47c2b'],
  ['delegated', 'Incident.ReadWrite', 'Read and write incidents', '2af415cc-88cf-4146-a0c8-444c3a80d5db'],
  ['delegated', 'AdvancedHunting.Read', 'Run advanced hunting', '15f11de4-5113-4268-a2d1-0bad43d781f9'],
  [
    'delegated',
    'CustomDetections.ReadWrite',
    'Read and write custom detections',
    'ddbb8d0c-c86b-4ece-bcb7-0f031a9cf103',
  ],
  ['application', 'Incident.Read.All', 'Read all incidents', 'a9790345-4595-42e4-971a-ccdc79f19b7c'],
  ['application', 'Incident.ReadWrite.All', 'Read and write all incidents', '8d90f441-09cf-4fdc-ab45-e874fa3a28e8'],
  ['application', 'AdvancedHunting.Read.All', 'Run advanced hunting', '7734e8e5-8dde-42fc-b5ae-6eafea078693'],
  [
    'application',
    'CustomDetections.ReadWrite.All',
    'Read and write all custom detections',
    'a7deff90-e2f5-4e4e-83a3-2c74e7002e28',
  ],
]);

/**
 * The permissions of Microsoft Graph that are related to incidents. Graph has hundreds more.
 * @see https://learn.microsoft.com/en-us/graph/permissions-reference
 */
const GRAPH = permissionsOf('graph-security', [
  ['delegated', 'SecurityIncident.Read.All', 'Read incidents', 'b9abcc4f-94fc-4457-9141-d20ce80ec952'],
  ['delegated', 'SecurityIncident.ReadWrite.All', 'Read and write incidents', '128ca929-1a19-45e6-a3b8-435ec44a36ba'],
  ['delegated', 'SecurityAlert.Read.All', 'Read all security alerts', 'bc257fb8-46b4-4b15-8713-01e91bfbe4ea'],
  ['delegated', 'ThreatHunting.Read.All', 'Run hunting queries', 'b152eca8-ea73-4a48-8c98-1a6742673d99'],
  ['delegated', 'User.Read', 'Sign in and read user profile', 'e1fe6dd8-ba31-4d61-89e7-88639da4683d'],
  ['application', 'SecurityIncident.Read.All', 'Read all security incidents', '45cc0394-e837-488b-a098-1918f48d186c'],
  [
    'application',
    'SecurityIncident.ReadWrite.All',
    'Read and write to all security incidents',
    '34bf0e97-1971-4929-b999-9e2442d941d7',
  ],
  ['application', 'SecurityAlert.Read.All', 'Read all security alerts', '472e4a4d-bb4a-4026-98d1-0b0d74cb74a5'],
  ['application', 'ThreatHunting.Read.All', 'Run hunting queries', 'dd98c7f5-2d42-42d3-a0e4-633161547251'],
]);

/**
 * Permissions of Defender for Endpoint (in Entra: WindowsDefenderATP) that are often mistaken for those of the incident APIs.
 * @see https://learn.microsoft.com/en-us/defender-endpoint/api/exposed-apis-list
 */
const DEFENDER_FOR_ENDPOINT = permissionsOf('defender-for-endpoint', [
  ['delegated', 'AdvancedQuery.Read', 'Run advanced queries', '1fb6e712-1bd9-4184-b1c0-5e71e759196b'],
  ['delegated', 'Alert.Read', 'Read alerts', 'b2069dc0-9fe9-4e6d-9aca-ccf3dd503819'],
  ['delegated', 'Alert.ReadWrite', 'Read and write alerts', 'cbc3b413-21e6-416d-95a4-af87687efbd0'],
  ['delegated', 'Machine.Read', 'Read machine information', 'fbd3d33a-b1f5-4573-906c-51b39682fbcf'],
  ['delegated', 'Machine.ReadWrite', 'Read and write machine information', 'f6846c57-9e3c-4a65-81aa-2f5e09ff4f0b'],
  ['delegated', 'SecurityRecommendation.Read', 'Read security recommendations', '1ab96238-1253-4059-a32f-4087f20ed65d'],
  ['delegated', 'Software.Read', 'Read software information', '5f216ada-3f51-4a22-ace5-06b198328476'],
  ['delegated', 'Vulnerability.Read', 'Read vulnerability information', '63a677ce-818c-4409-9d12-5c6d2e2a6bfe'],
  ['application', 'AdvancedQuery.Read.All', 'Run advanced queries', '93489bf5-0fbc-4f2d-b901-33f2fe08ff05'],
  ['application', 'Alert.Read.All', 'Read all alerts', '71fe6b80-7034-4028-9ed8-0f316df9c3ff'],
  ['application', 'Alert.ReadWrite.All', 'Read and write all alerts', '0f7000ec-157b-497f-b70e-ef0b0584f140'],
  ['application', 'Machine.Read.All', 'Read all machine profiles', 'ea8291d3-4b9a-44b5-bc3a-6cea3026dc79'],
  [
    'application',
    'Machine.ReadWrite.All',
    'Read and write all machine information',
    'aa027352-232b-4ed4-b963-a705fc4d6d2c',
  ],
  ['application', 'Machine.Isolate', 'Isolate machine', '7e4e1300-e1b9-4102-88ba-f0cb6e6d5974'],
  [
    'application',
    'SecurityRecommendation.Read.All',
    'Read security recommendations',
    '6443965c-7dd2-4cfd-b38f-bb7772bee163',
  ],
  ['application', 'Software.Read.All', 'Read software information', '37f71c98-d198-41ae-964d-2c49aab74926'],
  ['application', 'Ti.ReadWrite', "Read and write the app's own indicators", 'a8bc2240-f96a-46a1-bad5-6a960b7327a1'],
  ['application', 'Ti.ReadWrite.All', 'Read and write all indicators', 'fc511a58-3adf-4d71-af24-00f13e35e479'],
  ['application', 'Vulnerability.Read.All', 'Read vulnerability information', '41269fc5-d04d-4bfd-bce7-43a51cea049a'],
]);

/** All described permissions. The list is incomplete: a permission that is missing may still exist. */
export const PERMISSIONS: readonly Permission[] = [...DEFENDER_XDR, ...GRAPH, ...DEFENDER_FOR_ENDPOINT];
