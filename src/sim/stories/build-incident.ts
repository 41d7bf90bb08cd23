import { MINUTE_MS } from '../../std/time.ts';
import { DETECTORS } from '../world/detectors.ts';
import type { AlertRecord, Evidence, EvidenceSubject, IncidentRecord } from '../world/incident-record.ts';
import { deviceIn, userIn } from '../world/inventory.ts';
import { type Moment, momentAt } from '../world/moment.ts';
import { createPrng, guidFor, hexFor, seedOf } from '../world/prng.ts';
import type { SimulatedTenant } from '../world/tenants.ts';
import type { Story, StoryAlert, StoryEvidence } from './story.ts';

export type Setting = {
  readonly tenant: SimulatedTenant;
  readonly seed: number;
  /** Milliseconds since the epoch that all of a story's times are relative to. */
  readonly origin: number;
};

const ACTIONS_BY_CATEGORY: Readonly<Record<string, string>> = {
  InitialAccess:
    'Ask the user whether the activity was theirs. If not, revoke the sessions, reset the password and look for inbox rules, new authentication methods and consented applications.',
  Malware: 'Check that the file was removed, look for it on other devices, and find out how it arrived.',
  Exfiltration: 'Find out what left, when and to where. Keep the evidence before the account is changed.',
  Impact: 'Isolate the affected devices. Do not switch them off: memory may hold the key.',
};

/** A moment with a fraction of varying length, as the services write them. */
function jitter(epochMs: number, name: string): Moment {
  const stream = createPrng(seedOf('moment', name));
  const wholeSecond = stream.chance(0.08);
  const second = Math.floor(epochMs / 1_000) * 1_000;
  if (wholeSecond) return momentAt(second);
  return momentAt(second + stream.between(0, 999), stream.chance(0.3) ? 0 : stream.between(1, 9_999));
}

function subjectOf(told: StoryEvidence, at: Moment, name: string, { tenant }: Setting): EvidenceSubject {
  const device = 'on' in told && told.on !== undefined ? deviceIn(tenant, told.on) : null;
  if ('user' in told) return { kind: 'user', user: userIn(tenant, told.user) };
  if ('ip' in told) return { kind: 'ip', address: told.ip };
  if ('url' in told) return { kind: 'url', url: told.url };
  if ('file' in told) return { kind: 'file', fileName: told.file, filePath: told.path, device };
  if ('process' in told) {
    const stream = createPrng(seedOf('process', name));
    return {
      kind: 'process',
      fileName: told.process,
      filePath: told.path,
      commandLine: told.command,
      processId: stream.between(1_000, 30_000),
      parentProcessId: stream.between(400, 999),
      started: at,
      device,
      user: told.by === undefined ? null : userIn(tenant, told.by),
    };
  }
  if ('mailbox' in told) return { kind: 'mailbox', user: userIn(tenant, told.mailbox) };
  if ('message' in told) {
    return {
      kind: 'message',
      sender: told.from,
      recipient: `${told.to}@${tenant.domain}`,
      subject: told.message,
      deliveryAction: told.delivery,
      senderIp: told.senderIp ?? null,
      urls: told.urls ?? [],
      received: at,
    };
  }
  if ('mailCluster' in told) {
    return { kind: 'mailCluster', clusterBy: told.mailCluster, clusterByValue: told.value, count: told.count };
  }
  if ('registry' in told) {
    return {
      kind: 'registry',
      hive: told.hive,
      key: told.registry,
      valueName: told.name,
      valueType: told.type,
      value: told.value,
      device,
    };
  }
  if ('group' in told) return { kind: 'securityGroup', name: told.group };
  if ('oauthApp' in told) return { kind: 'oauthApplication', name: told.oauthApp, publisher: told.publisher };
  return { kind: 'cloudApplication', name: told.cloudApp };
}

/** Alert ids keep the form of the part that raised them: `da<digits>_<signed number>`, `ca<GUID>`, `fa<hex GUID>`. */
function alertIdOf(alert: StoryAlert, name: string): string {
  const prefix = DETECTORS[alert.by].alertIdPrefix;
  if (prefix === 'da') {
    const stream = createPrng(seedOf('alert', name));
    const digits = `638${stream.between(1_000_000, 9_999_999)}${stream.between(10_000_000, 99_999_999)}`;
    return `da${digits}_${stream.chance(0.5) ? '-' : ''}${stream.between(10_000_000, 2_000_000_000)}`;
  }
  return prefix === 'ca' ? `ca${guidFor(name).toUpperCase()}` : `${prefix}${guidFor(name)}`;
}

function buildAlert(alert: StoryAlert, index: number, story: Story, created: number, setting: Setting): AlertRecord {
  const name = `${setting.tenant.tenantId} ${setting.seed} ${story.name} ${index}`;
  const at = created + alert.at * MINUTE_MS;
  const lastUpdate = Math.max(at, created + story.openFor * MINUTE_MS);
  const status = story.status === 'resolved' ? 'resolved' : story.status === 'inProgress' ? 'inProgress' : 'new';
  const firstActivity = jitter(at - (7 + (alert.lasted ?? 0)) * MINUTE_MS, `${name} first`);
  const investigated = alert.investigation !== undefined && !alert.investigation.startsWith('Unsupported');
  return {
    id: alertIdOf(alert, name),
    detectorId: guidFor(`detector ${alert.title}`),
    detector: alert.by,
    title: alert.title,
    description: alert.text,
    recommendedActions:
      alert.actions ??
      ACTIONS_BY_CATEGORY[alert.category] ??
      'Look at what happened on the same account and the same device shortly before and after, and decide whether it was expected.',
    category: alert.category,
    severity: alert.severity,
    status,
    classification: story.status === 'resolved' ? (story.classification ?? 'unknown') : 'unknown',
    determination: story.status === 'resolved' ? (story.determination ?? 'unknown') : 'unknown',
    assignedTo: addressOf(story.assignedTo, setting.tenant),
    created: jitter(at, `${name} created`),
    updated: jitter(lastUpdate, `${name} updated`),
    resolved: status === 'resolved' ? jitter(lastUpdate, `${name} resolved`) : null,
    firstActivity,
    lastActivity: jitter(at - 6 * MINUTE_MS, `${name} last`),
    techniques: alert.techniques ?? [],
    threatFamily: alert.threat ?? null,
    actor: alert.actor ?? null,
    investigationId: investigated ? 1_000 + (seedOf('investigation', name) % 9_000) : null,
    investigationState: alert.investigation ?? 'UnsupportedAlertType',
    devices: (alert.devices ?? []).map((hostName) => deviceIn(setting.tenant, hostName)),
    evidence: alert.evidence.map(
      (told, position): Evidence => ({
        subject: subjectOf(told, firstActivity, `${name} ${position}`, setting),
        verdict: told.verdict ?? 'unknown',
        remediation: told.remediation ?? 'none',
        roles: told.roles ?? [],
      }),
    ),
  };
}

function addressOf(accountName: string | undefined, tenant: SimulatedTenant): string | null {
  if (accountName === undefined) return null;
  return accountName === 'Automation' ? accountName : `${accountName}@${tenant.domain}`;
}

/** Makes the record of a story. A merged incident has no alerts left: they went to where it points. */
export function buildIncident(story: Story, id: number, redirectedTo: number | null, setting: Setting): IncidentRecord {
  const { tenant, origin } = setting;
  const created = origin - story.minutesAgo * MINUTE_MS;
  const name = `${tenant.tenantId} ${id} ${hexFor(story.name, 8)}`;
  const assignedTo = addressOf(story.assignedTo, tenant);
  return {
    id,
    tenantId: tenant.tenantId,
    name: story.name,
    severity: story.severity,
    status: story.status,
    classification: story.classification ?? 'unknown',
    determination: story.determination ?? 'unknown',
    assignedTo,
    redirectedTo,
    created: jitter(created, `${name} created`),
    updated: jitter(created + Math.max(story.openFor, 1) * MINUTE_MS, `${name} updated`),
    tags: story.tags ?? [],
    comments: (story.comments ?? []).map((comment, index) => ({
      text: comment.text,
      by: `${comment.by}@${tenant.domain}`,
      at: jitter(created + comment.after * MINUTE_MS, `${name} comment ${index}`),
    })),
    summary: story.summary,
    lastModifiedBy: assignedTo?.includes('@') ? assignedTo : 'Microsoft Defender XDR',
    alerts: () =>
      redirectedTo === null
        ? story.alerts.map((alert, index) => buildAlert(alert, index, story, created, setting))
        : [],
  };
}
