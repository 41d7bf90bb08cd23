import { readFileSync } from 'node:fs';
import type { Api } from '../src/entra/clouds.ts';

/** A primitive value in a response, with the keys that lead to it. */
export type Leaf = { readonly path: readonly string[]; readonly value: unknown };

export type WireIncident = { readonly [key: string]: unknown };

/** The documented and captured responses that contain incidents. */
export const SAMPLES: readonly { readonly api: Api; readonly file: string }[] = [
  { api: 'defender-xdr', file: 'xdr-list-incidents.docs.json' },
  { api: 'defender-xdr', file: 'xdr-list-incidents.xsoar-testdata.excerpt.json' },
  { api: 'defender-xdr', file: 'xdr-patch-incident.response.xsoar-testdata.excerpt.json' },
  { api: 'graph-security', file: 'graph-list-incidents.docs.json' },
  { api: 'graph-security', file: 'graph-list-incidents-expand-alerts.docs.json' },
  { api: 'graph-security', file: 'graph-get-or-update-incident.response.docs.json' },
];

/** The incidents in a response, which contains a list or a single incident. */
export function incidentsOf(response: unknown): readonly WireIncident[] {
  const { value } = isObject(response) ? response : {};
  return (Array.isArray(value) ? value : [response]).filter(isObject);
}

export function readSample(file: string): unknown {
  return JSON.parse(readFileSync(new URL(`../src/defender/samples/${file}`, import.meta.url), 'utf8'));
}

export function isObject(value: unknown): value is WireIncident {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function leavesOf(value: unknown, path: readonly string[] = []): readonly Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  return Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, [...path, name]));
}

/** Keeps only letters and digits, in lower case, so that spacing, punctuation and defanging do not matter. */
export function normaliseText(text: string): string {
  return text
    .replace(/hxxp/gi, 'http')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * Our labels for API values that read differently. Every other value must appear unchanged except for spaces and case:
 * `DefenseEvasion` as `Defense evasion`.
 */
const OUR_WORDS: Readonly<Record<string, string>> = {
  'Not set': 'NotAvailable Unknown',
  'Not malicious': 'Clean',
  'Compromised account': 'CompromisedUser',
  'Confirmed activity': 'ConfirmedUserActivity',
  'Not enough data to validate': 'InsufficientData',
  'Advanced persistent threat': 'Apt',
  'Not remediated': 'None',
  Endpoint: 'MicrosoftDefenderForEndpoint MicrosoftDefenderATP WindowsDefenderAtp',
  Identity: 'MicrosoftDefenderForIdentity AzureAdvancedThreatProtection AzureATP',
  'Cloud Apps': 'MicrosoftDefenderForCloudApps MicrosoftCloudAppSecurity MCAS',
  'Office 365': 'MicrosoftDefenderForOffice365 OfficeATP',
  'Defender XDR': 'Microsoft365Defender MicrosoftThreatProtection',
  'Entra ID Protection': 'AzureAdIdentityProtection AadIdentityProtection',
  'App governance': 'MicrosoftAppGovernance',
  'Data loss prevention': 'MicrosoftDataLossPrevention DataLossPrevention',
  'Insider risk': 'MicrosoftInsiderRiskManagement',
  Sentinel: 'MicrosoftSentinel',
  Antivirus: 'WindowsDefenderAv',
  Message: 'MailMessage',
  'Registry key': 'Registry',
};
const OURS_OF = new Map(
  Object.entries(OUR_WORDS).flatMap(([ours, theirs]) => theirs.split(' ').map((word) => [word.toLowerCase(), ours])),
);

/** The forms in which a page may display a value; `null` for an empty value, which need not appear. */
export function acceptedTexts({ value }: Leaf): readonly string[] | null {
  if (value === null || value === undefined || value === '') return null;
  const text = String(value);
  const time = /^\d{4}-\d{2}-\d{2}T/.test(text) ? Date.parse(text) : Number.NaN;
  const ours = OURS_OF.get(text.toLowerCase());
  return [
    text,
    ...(ours === undefined ? [] : [ours]),
    ...(Number.isNaN(time) ? [] : [new Date(time).toISOString()]),
  ].map(normaliseText);
}

/** The lines of the fully expanded JSON tab: every key and value in the order of the response. */
export function jsonLines(name: string | null, value: unknown): readonly string[] {
  const label = name === null ? '' : `${name}: `;
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : null;
  if (entries === null) return [`${label}${JSON.stringify(value)}`];
  const isList = Array.isArray(value);
  if (entries.length === 0) return [`${label}${isList ? '[]' : '{}'}`];
  const head = isList ? `[ ${entries.length} ]` : `{ ${entries.length} }`;
  return [`${label}${head}`, ...entries.flatMap(([key, inner]) => jsonLines(key, inner))];
}
