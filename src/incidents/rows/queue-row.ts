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

/** One incident as the queue sorts, filters and shows it. Everything expensive is computed once. */
export type QueueRow = {
  readonly key: string;
  readonly incident: Incident;
  readonly tenantName: string;
  readonly activeAlerts: number;
  readonly assets: readonly ImpactedAsset[];
  /** In lower case, without duplicates. */
  readonly assetNames: readonly string[];
  readonly sources: readonly string[];
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  /** MITRE ATT&CK ids. A sub-technique is listed together with its technique. */
  readonly techniques: readonly string[];
  /** Lower is more urgent. Undocumented severities come before `unknown`. */
  readonly severityRank: number;
  /** Lower is earlier in the workflow. */
  readonly statusRank: number;
  readonly nameKey: string;
  readonly tenantKey: string;
  /** `null` if unassigned. */
  readonly assignedKey: string | null;
  readonly classificationKey: string;
  /** All searchable text, in lower case. */
  readonly searchText: string;
};

const SEVERITIES = ['high', 'medium', 'low', 'informational'];
const STATUSES = ['active', 'inProgress', 'awaitingAction', 'resolved', 'redirected'];

/** Incidents are immutable, so their rows can be cached. */
const rows = new WeakMap<Incident, QueueRow>();

/** Returns the row of an incident; the same row for the same incident and tenant name. */
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

function rankIn(order: readonly string[], value: string, otherwise: number): number {
  const index = order.indexOf(value);
  return index === -1 ? otherwise : index;
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}

/** Makes a text that `<` sorts as people expect: case and accents ignored, numbers by value. */
function sortKey(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, '').padStart(12, '0'))
    .trim();
}
