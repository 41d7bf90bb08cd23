import * as v from 'valibot';
import { APIS } from '../../entra/apis.ts';
import { HOUR_MS, MINUTE_MS } from '../../std/time.ts';
import type { Alert, IncidentComment } from '../model/incident.ts';
import type { OrderField } from '../model/response-page.ts';
import {
  ALERT_STATUSES,
  CLASSIFICATIONS,
  DETECTION_SOURCES,
  DETERMINATIONS,
  INCIDENT_STATUSES,
  INVESTIGATION_STATES,
  SERVICE_SOURCES,
  SEVERITIES,
} from '../model/vocabularies.ts';
import type { Dialect } from './dialect.ts';
import { parseXdrDevice, parseXdrEntity } from './evidence.ts';
import { completeRow, normaliseOptional, parseAssignee } from './normalise.ts';
import { momentLiteral, queryString } from './odata.ts';
import { xdrPair, xdrWord } from './wire-spelling.ts';
import { Moment, Objects, Text, Texts, type WireObject } from './wire-values.ts';

const XdrIncident = v.object({
  redirectIncidentId: Text,
  incidentName: Text,
  createdTime: Moment,
  lastUpdateTime: Moment,
  assignedTo: Text,
  severity: Text,
  status: Text,
  classification: Text,
  determination: Text,
  tags: Texts,
  comments: Objects,
  alerts: Objects,
});

// The sample on the list page has `createdTime`, the resource page has `createTime`.
const XdrComment = v.object({ comment: Text, createdBy: Text, createdTime: Moment, createTime: Moment });

const XdrAlert = v.object({
  alertId: Text,
  title: Text,
  severity: Text,
  status: Text,
  category: Text,
  serviceSource: Text,
  detectionSource: Text,
  creationTime: Moment,
  lastUpdatedTime: Moment,
  firstActivity: Moment,
  lastActivity: Moment,
  resolvedTime: Moment,
  description: Text,
  classification: Text,
  determination: Text,
  assignedTo: Text,
  actorName: Text,
  threatFamilyName: Text,
  investigationState: Text,
  mitreTechniques: Texts,
  devices: Objects,
  entities: Objects,
});

const FIELD_NAMES: { readonly [Field in OrderField]: string } = {
  created: 'createdTime',
  lastUpdate: 'lastUpdateTime',
};

/**
 * `/api/incidents` of Microsoft Defender XDR: newest first in a fixed order, alerts always included. Four properties can
 * be filtered; `ge` is documented, `le` is not.
 * @see https://learn.microsoft.com/en-us/defender-xdr/api-list-incidents
 * @see https://learn.microsoft.com/en-us/defender-xdr/api-get-incident
 * @see https://learn.microsoft.com/en-us/defender-xdr/api-update-incidents
 */
export const DEFENDER_XDR: Dialect = {
  api: 'defender-xdr',
  listPath: APIS['defender-xdr'].listPath,
  pageSize: 100,
  rateLimits: [
    { operations: ['list-incidents'], windowMs: MINUTE_MS, maxRequests: 50 },
    { operations: ['list-incidents'], windowMs: HOUR_MS, maxRequests: 1_500 },
    { operations: ['read-incident'], windowMs: MINUTE_MS, maxRequests: 100 },
    { operations: ['read-incident'], windowMs: HOUR_MS, maxRequests: 1_500 },
    { operations: ['update-incident'], windowMs: MINUTE_MS, maxRequests: 50 },
    { operations: ['update-incident'], windowMs: HOUR_MS, maxRequests: 1_500 },
  ],
  headers: { Accept: 'application/json' },
  alertsAreExpanded: false,
  listQuery: ({ conditions, skip }) =>
    queryString({
      $top: DEFENDER_XDR.pageSize,
      $filter:
        conditions
          .map(({ field, operator, value }) => `${FIELD_NAMES[field]} ${operator} ${momentLiteral(value)}`)
          .join(' and ') || null,
      $skip: skip === 0 ? null : skip,
    }),
  itemQuery: () => '',
  // An empty string unassigns. Names are case-sensitive, and omitted properties keep their values.
  changeRequests: (change) => [
    {
      operation: 'update-incident',
      method: 'PATCH',
      path: '',
      body: {
        ...(change.status === undefined ? {} : { status: xdrWord(change.status) }),
        ...(change.assignedTo === undefined ? {} : { assignedTo: change.assignedTo ?? '' }),
        ...(change.classification === undefined ? {} : xdrPair(change.classification)),
        ...(change.tags === undefined ? {} : { tags: change.tags }),
        ...(change.comment === undefined ? {} : { comment: change.comment }),
      },
      part: change,
    },
  ],
  idOf: (row) => row.incidentId,
  parseRow(row, id, tenantId) {
    const incident = v.parse(XdrIncident, row);
    return completeRow({
      tenantId,
      api: 'defender-xdr',
      id,
      name: incident.incidentName,
      created: incident.createdTime,
      lastUpdate: incident.lastUpdateTime,
      severity: normaliseOptional(SEVERITIES, incident.severity, 'unknown'),
      status: normaliseOptional(INCIDENT_STATUSES, incident.status, 'unknown'),
      classification: normaliseOptional(CLASSIFICATIONS, incident.classification, 'unknown'),
      determination: normaliseOptional(DETERMINATIONS, incident.determination, 'unknown'),
      assignedTo: parseAssignee(incident.assignedTo),
      tags: incident.tags,
      systemTags: [],
      redirectedTo: incident.redirectIncidentId,
      description: null,
      summary: null,
      priorityScore: null,
      portalUrl: null,
      lastModifiedBy: null,
      resolvingComment: null,
      comments: incident.comments.map(parseComment),
      alerts: incident.alerts.map((alert, index) => parseAlert(alert, `${id}-${index + 1}`)),
      raw: row,
    });
  },
};

function parseComment(item: WireObject): IncidentComment {
  const comment = v.parse(XdrComment, item);
  return {
    text: comment.comment ?? '',
    author: comment.createdBy,
    created: comment.createdTime ?? comment.createTime,
  };
}

function parseAlert(item: WireObject, defaultId: string): Alert {
  const alert = v.parse(XdrAlert, item);
  return {
    id: alert.alertId ?? defaultId,
    title: alert.title ?? '',
    severity: normaliseOptional(SEVERITIES, alert.severity, 'unknown'),
    status: normaliseOptional(ALERT_STATUSES, alert.status, 'unknown'),
    category: alert.category,
    serviceSource: normaliseOptional(SERVICE_SOURCES, alert.serviceSource, null),
    detectionSource: normaliseOptional(DETECTION_SOURCES, alert.detectionSource, null),
    created: alert.creationTime,
    lastUpdate: alert.lastUpdatedTime,
    firstActivity: alert.firstActivity,
    lastActivity: alert.lastActivity,
    resolved: alert.resolvedTime,
    description: alert.description,
    recommendedActions: null,
    classification: normaliseOptional(CLASSIFICATIONS, alert.classification, null),
    determination: normaliseOptional(DETERMINATIONS, alert.determination, null),
    assignedTo: parseAssignee(alert.assignedTo),
    actor: alert.actorName,
    threatFamily: alert.threatFamilyName,
    investigationState: normaliseOptional(INVESTIGATION_STATES, alert.investigationState, null),
    mitreTechniques: alert.mitreTechniques,
    portalUrl: null,
    evidence: [...alert.devices.map(parseXdrDevice), ...alert.entities.map(parseXdrEntity)],
  };
}
