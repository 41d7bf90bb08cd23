import { type ImpactedAsset, impactedAssets } from '../../defender/model/impacted-assets.ts';
import type { Incident } from '../../defender/model/incident.ts';
import { activeAlertCount, categoriesOf, sourcesOf, techniquesOf } from '../../defender/model/incident-facts.ts';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import {
  categoryLabel,
  classificationLabel,
  severityLabel,
  sourceLabel,
  statusLabel,
} from '../labels/incident-labels.ts';
import { incidentKey } from './incident-key.ts';
import { sortKey } from './sort-key.ts';

/** One incident as the queue sorts, filters and shows it: everything that would cost something is worked out once. */
export type QueueRow = {
  readonly key: string;
  readonly incident: Incident;
  readonly tenantName: string;
  readonly activeAlerts: number;
  readonly assets: readonly ImpactedAsset[];
  /** In lower case, each once. */
  readonly assetNames: readonly string[];
  readonly sources: readonly string[];
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  /** MITRE ATT&CK numbers; with a sub-technique stands its technique. */
  readonly techniques: readonly string[];
  /** Most urgent first; what the service made up comes before what it calls unknown. */
  readonly severityRank: number;
  /** In the order of the work. */
  readonly statusRank: number;
  readonly nameKey: string;
  readonly tenantKey: string;
  /** `null` when nobody has it. */
  readonly assignedKey: string | null;
  readonly classificationKey: string;
  /** Everything that is searched, in lower case. */
  readonly searchText: string;
};

const SEVERITIES = ['high', 'medium', 'low', 'informational'];
const STATUSES = ['active', 'inProgress', 'awaitingAction', 'resolved', 'redirected'];

/** An incident never changes, so neither does its row; the tenant's name comes from the configuration. */
const rows = new WeakMap<Incident, QueueRow>();

/** The row of an incident. The same incident gives the same row again. */
export function queueRowOf(incident: Incident, tenantName: string): QueueRow {
  const known = rows.get(incident);
  if (known !== undefined && known.tenantName === tenantName) return known;
  const row = makeRow(incident, tenantName);
  rows.set(incident, row);
  return row;
}

function makeRow(incident: Incident, tenantName: string): QueueRow {
  const assets = impactedAssets(incident);
  const sources = distinct(sourcesOf(incident).map(sourceLabel));
  const categories = distinct(categoriesOf(incident).map(categoryLabel));
  const tags = distinct([...incident.systemTags, ...incident.tags]);
  return {
    key: incidentKey(incident),
    incident,
    tenantName,
    activeAlerts: activeAlertCount(incident),
    assets,
    assetNames: distinct(assets.map((asset) => asset.name.toLowerCase())),
    sources,
    categories,
    tags,
    techniques: distinct(techniquesOf(incident).flatMap((technique) => [technique, technique.replace(/\.\d+$/, '')])),
    severityRank: severityRank(incident.severity),
    statusRank: rankIn(STATUSES, incident.status, STATUSES.length),
    nameKey: sortKey(incident.name),
    tenantKey: sortKey(tenantName),
    assignedKey: incident.assignedTo === null ? null : sortKey(incident.assignedTo),
    classificationKey: sortKey(classificationLabel(incident.classification)),
    searchText: [
      inertTextOf(incident.name),
      incident.id,
      tenantName,
      incident.assignedTo ?? 'unassigned',
      severityLabel(incident.severity),
      statusLabel(incident.status),
      ...assets.map((asset) => inertTextOf(asset.name)),
      ...sources,
      ...categories,
      ...tags.map((tag) => inertTextOf(tag)),
    ]
      .join('\n')
      .toLowerCase(),
  };
}

function severityRank(severity: string): number {
  if (severity === 'unknown') return SEVERITIES.length + 1;
  return rankIn(SEVERITIES, severity, SEVERITIES.length);
}

function rankIn(order: readonly string[], word: string, otherwise: number): number {
  const index = order.indexOf(word);
  return index === -1 ? otherwise : index;
}

function distinct(words: readonly string[]): readonly string[] {
  return [...new Set(words)];
}
