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
  /** The time that all times of a story are relative to, in milliseconds since the epoch. */
  readonly origin: number;
};

const ACTIONS_BY_CATEGORY: Readonly<Record<string, string>> = {
  InitialAccess:
    'Confirm the activity with the user. If it was not theirs, revoke sessions, reset the password and check for inbox rules, new authentication methods and consented applications.',
  Malware: 'Verify that the file was removed, search for it on other devices and identify how it was delivered.',
  Exfiltration:
    'Determine what data was exfiltrated, when and to which destination. Preserve evidence before you change the account.',
  Impact: 'Isolate the affected devices but keep them powered on: memory may contain the encryption key.',
};

/** Returns a moment whose fraction has a varying length, as the services write it. */
function jitter(epochMs: number, name: string): Moment {
  const stream = createPrng(seedOf('moment', name));
  const wholeSecond = stream.chance(0.08);
  const second = Math.floor(epochMs / 1_000) * 1_000;
  if (wholeSecond) return momentAt(second);
  return momentAt(second + stream.between(0, 999), stream.chance(0.3) ? 0 : stream.between(1, 9_999));
}

function subjectOf(evidence: StoryEvidence, at: Moment, name: string, { tenant }: Setting): EvidenceSubject {
  const device = 'on' in evidence && evidence.on !== undefined ? deviceIn(tenant, evidence.on) : null;
  if ('user' in evidence) return { kind: 'user', user: userIn(tenant, evidence.user) };
  if ('ip' in evidence) return { kind: 'ip', address: evidence.ip };
  if ('url' in evidence) return { kind: 'url', url: evidence.url };
  if ('file' in evidence) return { kind: 'file', fileName: evidence.file, filePath: evidence.path, device };
  if ('process' in evidence) {
    const stream = createPrng(seedOf('process', name));
    return {
      kind: 'process',
      fileName: evidence.process,
      filePath: evidence.path,
      commandLine: evidence.command,
      processId: stream.between(1_000, 30_000),
      parentProcessId: stream.between(400, 999),
      started: at,
      device,
      user: evidence.by === undefined ? null : userIn(tenant, evidence.by),
    };
  }
  if ('mailbox' in evidence) return { kind: 'mailbox', user: userIn(tenant, evidence.mailbox) };
  if ('message' in evidence) {
    return {
      kind: 'message',
      sender: evidence.from,
      recipient: `${evidence.to}@${tenant.domain}`,
      subject: evidence.message,
      deliveryAction: evidence.delivery,
      senderIp: evidence.senderIp ?? null,
      urls: evidence.urls ?? [],
      received: at,
    };
  }
  if ('mailCluster' in evidence) {
    return {
      kind: 'mailCluster',
      clusterBy: evidence.mailCluster,
      clusterByValue: evidence.value,
      count: evidence.count,
    };
  }
  if ('registry' in evidence) {
    return {
      kind: 'registry',
      hive: evidence.hive,
      key: evidence.registry,
      valueName: evidence.name,
      valueType: evidence.type,
      value: evidence.value,
      device,
    };
  }
  if ('group' in evidence) return { kind: 'securityGroup', name: evidence.group };
  if ('oauthApp' in evidence)
    return { kind: 'oauthApplication', name: evidence.oauthApp, publisher: evidence.publisher };
  return { kind: 'cloudApplication', name: evidence.cloudApp };
}

/** Alert ids have the format of the product that raised them: `da<digits>_<signed number>`, `ca<GUID>`, `fa<hex GUID>`. */
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
  const isInvestigated = alert.investigation !== undefined && !alert.investigation.startsWith('Unsupported');
  return {
    id: alertIdOf(alert, name),
    detectorId: guidFor(`detector ${alert.title}`),
    detector: alert.by,
    title: alert.title,
    description: alert.text,
    recommendedActions:
      alert.actions ??
      ACTIONS_BY_CATEGORY[alert.category] ??
      'Review activity on the same account and device shortly before and after the alert, and decide whether it was expected.',
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
    investigationId: isInvestigated ? 1_000 + (seedOf('investigation', name) % 9_000) : null,
    investigationState: alert.investigation ?? 'UnsupportedAlertType',
    devices: (alert.devices ?? []).map((hostName) => deviceIn(setting.tenant, hostName)),
    evidence: alert.evidence.map(
      (evidence, position): Evidence => ({
        subject: subjectOf(evidence, firstActivity, `${name} ${position}`, setting),
        verdict: evidence.verdict ?? 'unknown',
        remediation: evidence.remediation ?? 'none',
        roles: evidence.roles ?? [],
      }),
    ),
  };
}

function addressOf(accountName: string | undefined, tenant: SimulatedTenant): string | null {
  if (accountName === undefined) return null;
  return accountName === 'Automation' ? accountName : `${accountName}@${tenant.domain}`;
}

/** Builds the record of a story. A merged incident has no alerts: they moved to the incident that it redirects to. */
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
