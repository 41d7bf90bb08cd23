import type { Incident } from '../../defender/model/incident.ts';
import { detailLabel } from './detail-labels.ts';
import type { EvidenceDetail, ListedEvidence } from './evidence-list.ts';

/** A detail that is shown below the name without expanding the row. */
export type Highlight = {
  /** `null` if the value needs no label, such as a path. */
  readonly label: string | null;
  /** The value as displayed: a device by name, a hash by its start and end. Untrusted. */
  readonly value: string;
  /** The name of the property and its full value, for defanging and for the tooltip. */
  readonly property: string;
  readonly fullValue: string;
};

/** The first of the properties that the evidence has. */
type Candidate = { readonly properties: readonly string[]; readonly label?: string };

const DEVICE: Candidate = { properties: ['deviceId', 'mdeDeviceId'] };

/** The properties that tell two pieces of evidence of a kind apart, most important first. */
const CANDIDATES: ReadonlyMap<string, readonly Candidate[]> = new Map(
  Object.entries({
    file: [
      { properties: ['filePath'] },
      { properties: ['sha256'], label: 'SHA-256' },
      { properties: ['sha1'], label: 'SHA-1' },
    ],
    process: [DEVICE, { properties: ['processId'], label: 'PID' }, { properties: ['accountName'], label: 'by' }],
    user: [{ properties: ['displayName'] }, { properties: ['accountName'], label: 'Account' }],
    device: [
      { properties: ['osPlatform'] },
      { properties: ['riskScore'], label: 'Risk' },
      { properties: ['rbacGroupName'], label: 'Group' },
    ],
    ip: [{ properties: ['location.countryName', 'countryLetterCode'] }],
    mailbox: [{ properties: ['displayName', 'mailboxDisplayName'] }],
    analyzedMessage: [
      { properties: ['p2Sender.emailAddress', 'p1Sender.emailAddress', 'sender'], label: 'From' },
      { properties: ['recipientEmailAddress', 'recipient'], label: 'To' },
    ],
    mailCluster: [{ properties: ['emailCount'], label: 'Messages' }],
    registryKey: [{ properties: ['registryHive'] }, DEVICE],
    registryValue: [{ properties: ['registryKey'] }, DEVICE],
    securityGroup: [{ properties: ['securityGroupId'], label: 'Group ID' }],
    oauthApplication: [
      { properties: ['publisher'], label: 'Publisher' },
      { properties: ['appId'], label: 'App ID' },
    ],
  }),
);
const MAX_HIGHLIGHTS = 2;
const MAX_PROCESS_HIGHLIGHTS = 3;
const DEVICE_IDS = ['mdatpDeviceId', 'mdeDeviceId', 'deviceId'];
/** More values of one property are counted, not listed. */
const MAX_VALUES = 2;
const HASH = /^(?:[\da-f]{32}|[\da-f]{40}|[\da-f]{64})$/i;

/** Maps the ids of the incident's devices, in lower case, to the devices' names. Other evidence names a device by its id only. */
export function deviceNames(incident: Incident): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { kind, name, facts } of incident.alerts.flatMap((alert) => alert.evidence)) {
    if (kind !== 'device') continue;
    for (const fact of facts) if (DEVICE_IDS.includes(fact.name)) names.set(fact.value.toLowerCase(), name);
  }
  return names;
}

/** Returns the details to show below the name: two, for a process three. Skips those that only repeat the name. */
export function highlightsOf(piece: ListedEvidence, devices: ReadonlyMap<string, string>): readonly Highlight[] {
  const candidates = CANDIDATES.get(piece.kind);
  const details =
    candidates === undefined
      ? piece.details.map((detail) => ({ detail, label: detailLabel(detail.name) }))
      : candidates.flatMap(({ properties, label }) => {
          const detail = properties.flatMap((name) => piece.details.find((one) => one.name === name) ?? [])[0];
          return detail === undefined ? [] : [{ detail, label: label ?? null }];
        });
  return details
    .filter(({ detail }) => !isName(piece, detail))
    .flatMap(({ detail, label }) => highlight(detail, label, devices))
    .slice(0, piece.kind === 'process' ? MAX_PROCESS_HIGHLIGHTS : MAX_HIGHLIGHTS);
}

function isName(piece: ListedEvidence, detail: EvidenceDetail): boolean {
  return detail.values.every((value) => value.toLowerCase() === piece.name.toLowerCase());
}

function highlight(
  detail: EvidenceDetail,
  label: string | null,
  devices: ReadonlyMap<string, string>,
): readonly Highlight[] {
  const isDevice = DEVICE.properties.includes(detail.name);
  // Without its name, the id of a device says nothing.
  const values = isDevice
    ? detail.values.flatMap((id) => devices.get(id.toLowerCase()) ?? [])
    : detail.values.map((value) => (HASH.test(value) ? `${value.slice(0, 8)}…${value.slice(-4)}` : value));
  if (values.length === 0) return [];
  const others = values.length - MAX_VALUES;
  const value = values.slice(0, MAX_VALUES).join(', ') + (others > 0 ? ` and ${others} more` : '');
  return [{ label, value, property: detail.name, fullValue: detail.values.join(', ') }];
}
