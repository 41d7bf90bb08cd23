import { DETECTORS } from '../world/detectors.ts';
import type { AlertRecord, IncidentRecord } from '../world/incident-record.ts';
import { serializeMoment } from '../world/moment.ts';
import { seedOf } from '../world/prng.ts';
import { camelCase, type EnumMembers, incidentStatusMember } from './enum-members.ts';
import { evidenceOf } from './evidence-json.ts';

const PORTAL = 'https://security.microsoft.com';

/** Serializes an incident's own properties (Graph v1.0 metadata). Alerts are included only with `$expand`. */
export function incidentJson(incident: IncidentRecord, members: EnumMembers) {
  return {
    id: String(incident.id),
    tenantId: incident.tenantId,
    status: incidentStatusMember(incident.status, members),
    incidentWebUrl: `${PORTAL}/incidents/${incident.id}?tid=${incident.tenantId}`,
    redirectIncidentId: incident.redirectedTo === null ? null : String(incident.redirectedTo),
    displayName: incident.name,
    createdDateTime: serializeMoment(incident.created),
    lastUpdateDateTime: serializeMoment(incident.updated),
    assignedTo: incident.assignedTo,
    classification: incident.classification,
    determination: incident.determination,
    severity: incident.severity,
    customTags: [...incident.tags],
    systemTags: [],
    description: incident.summary === '' ? null : incident.summary,
    summary: null,
    lastModifiedBy: incident.lastModifiedBy,
    resolvingComment: incident.status === 'resolved' ? (incident.comments.at(-1)?.text ?? null) : null,
    priorityScore: priorityOf(incident),
    comments: commentsJson(incident),
  };
}

export function commentsJson(incident: IncidentRecord) {
  return incident.comments.map((comment) => ({
    comment: comment.text,
    createdByDisplayName: comment.by,
    createdDateTime: serializeMoment(comment.at),
  }));
}

export type IncidentJson = ReturnType<typeof incidentJson>;
export type AlertJson = ReturnType<typeof alertJson>;

/** A score from 0 to 100, by severity. */
function priorityOf(incident: IncidentRecord): number {
  const base = { unknown: 0, informational: 5, low: 20, medium: 45, high: 75 }[incident.severity];
  return base + (seedOf('priority', incident.id) % 20);
}

export function alertJson(alert: AlertRecord, incident: IncidentRecord, members: EnumMembers) {
  const detector = DETECTORS[alert.detector];
  return {
    id: alert.id,
    providerAlertId: alert.id,
    incidentId: String(incident.id),
    status: alert.status,
    severity: alert.severity,
    classification: alert.classification,
    determination: alert.determination,
    serviceSource: detector.graph.serviceSource,
    detectionSource: detector.graph.detectionSource,
    productName: detector.productName,
    detectorId: alert.detectorId,
    tenantId: incident.tenantId,
    title: alert.title,
    description: alert.description,
    recommendedActions: alert.recommendedActions,
    category: alert.category,
    assignedTo: alert.assignedTo,
    alertWebUrl: `${PORTAL}/alerts/${alert.id}?tid=${incident.tenantId}`,
    incidentWebUrl: `${PORTAL}/incidents/${incident.id}?tid=${incident.tenantId}`,
    actorDisplayName: alert.actor,
    threatDisplayName: alert.threatFamily,
    threatFamilyName: alert.threatFamily,
    mitreTechniques: [...alert.techniques],
    createdDateTime: serializeMoment(alert.created),
    lastUpdateDateTime: serializeMoment(alert.updated),
    resolvedDateTime: alert.resolved === null ? null : serializeMoment(alert.resolved),
    firstActivityDateTime: serializeMoment(alert.firstActivity),
    lastActivityDateTime: serializeMoment(alert.lastActivity),
    investigationState: camelCase(alert.investigationState),
    systemTags: [],
    alertPolicyId: null,
    additionalData: null,
    comments: [],
    evidence: evidenceOf(alert, members),
  };
}
