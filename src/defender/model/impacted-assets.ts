import type { Incident } from './incident.ts';

/** An asset of the organisation that an incident affects. `name` is attacker-influenced. */
export type ImpactedAsset = {
  /** As `Evidence.kind`. */
  readonly kind: string;
  readonly name: string;
  /** The number of alerts that name it. */
  readonly alertCount: number;
  /** Whether an alert marks it as compromised, attacked or malicious. */
  readonly isHit: boolean;
};

/** Kinds of evidence that can be the organisation's own, in the order that matters to an analyst. */
const ASSET_KINDS = [
  'user',
  'device',
  'mailbox',
  'cloudApplication',
  'servicePrincipal',
  'oauthApplication',
  'aiAgent',
  'ioTDevice',
  'azureResource',
  'amazonResource',
  'googleCloudResource',
  'kubernetesCluster',
  'container',
];
const HIT_ROLES = new Set(['compromised', 'attacked']);

/**
 * The users, devices, mailboxes and other assets that the incident's alerts name, each once: compromised or attacked ones
 * first, then by number of alerts, kind and name. Addresses, files and URLs, which are the attacker's, are excluded.
 */
export function impactedAssets(incident: Incident): readonly ImpactedAsset[] {
  const assets = new Map<string, ImpactedAsset>();
  for (const alert of incident.alerts) {
    const namedInAlert = new Set<string>();
    for (const { kind, name, roles, verdict } of alert.evidence) {
      if (!isAssetKind(kind)) continue;
      const key = `${kind} ${name.toLowerCase()}`;
      const known = assets.get(key) ?? { kind, name, alertCount: 0, isHit: false };
      const isHit = verdict === 'malicious' || roles.some((role) => HIT_ROLES.has(role.toLowerCase()));
      assets.set(key, {
        ...known,
        alertCount: known.alertCount + (namedInAlert.has(key) ? 0 : 1),
        isHit: known.isHit || isHit,
      });
      namedInAlert.add(key);
    }
  }
  return [...assets.values()].sort(byWeight);
}

/** Whether a kind of evidence can be an asset of the organisation rather than the attacker's. */
export function isAssetKind(kind: string): boolean {
  return ASSET_KINDS.includes(kind);
}

function byWeight(a: ImpactedAsset, b: ImpactedAsset): number {
  if (a.isHit !== b.isHit) return a.isHit ? -1 : 1;
  if (a.alertCount !== b.alertCount) return b.alertCount - a.alertCount;
  const byKind = ASSET_KINDS.indexOf(a.kind) - ASSET_KINDS.indexOf(b.kind);
  if (byKind !== 0) return byKind;
  return a.name < b.name ? -1 : Number(a.name > b.name);
}
