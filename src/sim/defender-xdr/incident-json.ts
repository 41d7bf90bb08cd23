import { DETECTORS } from '../world/detectors.ts';
import type { AlertRecord, IncidentRecord } from '../world/incident-record.ts';
import { epochMsOf, serializeMoment } from '../world/moment.ts';
import { deviceJson, entityJson } from './entity-json.ts';
import {
  alertStatusMember,
  classificationMember,
  determinationMember,
  incidentStatusMember,
  severityMember,
} from './enum-members.ts';

/** Serializes an incident with the alerts that the caller can see. The keys are in the order of the documented sample. */
export function incidentJson(incident: IncidentRecord, alerts: readonly AlertRecord[]) {
  return {
    incidentId: incident.id,
    redirectIncidentId: incident.redirectedTo,
    incidentName: incident.name,
    createdTime: serializeMoment(incident.created),
    lastUpdateTime: serializeMoment(incident.updated),
    assignedTo: incident.assignedTo,
    classification: classificationMember(incident.classification),
    determination: determinationMember(incident.determination, incident.id),
    status: incidentStatusMember(incident.status),
    severity: severityMember(incident.severity),
    tags: [...incident.tags],
    comments: incident.comments.map((comment) => ({
      comment: comment.text,
      createdBy: comment.by,
      createdTime: serializeMoment(comment.at),
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
    creationTime: serializeMoment(alert.created),
    lastUpdatedTime: serializeMoment(alert.updated),
    resolvedTime: alert.resolved === null ? null : serializeMoment(alert.resolved),
    firstActivity: serializeMoment(alert.firstActivity),
    lastActivity: serializeMoment(alert.lastActivity),
    title: alert.title,
    description: alert.description,
    category: alert.category,
    status: alertStatusMember(alert.status),
    severity: severityMember(alert.severity),
    investigationId: alert.investigationId,
    investigationState: alert.investigationState,
    classification: alert.classification === 'unknown' ? null : classificationMember(alert.classification),
    determination: alert.determination === 'unknown' ? null : determinationMember(alert.determination, incidentId),
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
