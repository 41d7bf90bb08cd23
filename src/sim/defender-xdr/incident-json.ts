import { DETECTORS } from '../world/detectors.ts';
import type { AlertRecord, IncidentRecord } from '../world/incident-record.ts';
import { epochMsOf, writeMoment } from '../world/moment.ts';
import { deviceJson, entityJson } from './entity-json.ts';
import {
  alertStatusLabel,
  classificationLabel,
  determinationLabel,
  incidentStatusWord,
  severityLabel,
} from './enum-members.ts';

/** Writes an incident with the alerts the caller may see, keys in the order of the documented sample. */
export function incidentJson(incident: IncidentRecord, alerts: readonly AlertRecord[]) {
  return {
    incidentId: incident.id,
    redirectIncidentId: incident.redirectedTo,
    incidentName: incident.name,
    createdTime: writeMoment(incident.created),
    lastUpdateTime: writeMoment(incident.updated),
    assignedTo: incident.assignedTo,
    classification: classificationLabel(incident.classification),
    determination: determinationLabel(incident.determination, incident.id),
    status: incidentStatusWord(incident.status),
    severity: severityLabel(incident.severity),
    tags: [...incident.tags],
    comments: incident.comments.map((comment) => ({
      comment: comment.text,
      createdBy: comment.by,
      createdTime: writeMoment(comment.at),
    })),
    alerts: alerts.map((alert) => alertJson(alert, incident.id)),
  };
}

export type IncidentJson = ReturnType<typeof incidentJson>;

function alertJson(alert: AlertRecord, incidentId: number) {
  const { serviceSource, detectionSource } = DETECTORS[alert.detector].xdr;
  return {
    alertId: alert.id,
    incidentId,
    serviceSource,
    creationTime: writeMoment(alert.created),
    lastUpdatedTime: writeMoment(alert.updated),
    resolvedTime: alert.resolved === null ? null : writeMoment(alert.resolved),
    firstActivity: writeMoment(alert.firstActivity),
    lastActivity: writeMoment(alert.lastActivity),
    title: alert.title,
    description: alert.description,
    category: alert.category,
    status: alertStatusLabel(alert.status),
    severity: severityLabel(alert.severity),
    investigationId: alert.investigationId,
    investigationState: alert.investigationState,
    classification: alert.classification === 'unknown' ? null : classificationLabel(alert.classification),
    determination: alert.determination === 'unknown' ? null : determinationLabel(alert.determination, incidentId),
    detectionSource,
    detectorId: alert.detectorId,
    assignedTo: alert.assignedTo,
    actorName: alert.actor,
    threatFamilyName: alert.threatFamily,
    mitreTechniques: [...alert.techniques],
    devices: alert.devices.map((device) => deviceJson(device, epochMsOf(alert.created))),
    entities: alert.evidence.map(({ subject }) => entityJson(subject)).filter((entity) => entity !== null),
  };
}
