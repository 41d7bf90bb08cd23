import * as v from 'valibot';
import { APIS } from '../../entra/apis.ts';
import { MINUTE_MS } from '../../std/time.ts';
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
import { parseGraphEvidence } from './evidence.ts';
import { completeRow, normaliseOptional, parseAssignee } from './normalise.ts';
import { momentLiteral, queryString } from './odata.ts';
import { Amount, Moment, Objects, Text, Texts, type WireObject } from './wire-values.ts';

const GraphIncident = v.object({
  displayName: Text,
  createdDateTime: Moment,
  lastUpdateDateTime: Moment,
  assignedTo: Text,
  severity: Text,
  status: Text,
  classification: Text,
  determination: Text,
  // The schema has `customTags`, a documented sample has `tags`.
  customTags: Texts,
  tags: Texts,
  systemTags: Texts,
  redirectIncidentId: Text,
  description: Text,
  summary: Text,
  priorityScore: Amount,
  incidentWebUrl: Text,
  lastModifiedBy: Text,
  resolvingComment: Text,
  comments: Objects,
  alerts: Objects,
});

// The schema has the first name of each pair, the documented samples have the second.
const GraphComment = v.object({
  comment: Text,
  createdByDisplayName: Text,
  createdBy: Text,
  createdDateTime: Moment,
  createdTime: Moment,
});

const GraphAlert = v.object({
  id: Text,
  title: Text,
  severity: Text,
  status: Text,
  category: Text,
  serviceSource: Text,
  detectionSource: Text,
  createdDateTime: Moment,
  lastUpdateDateTime: Moment,
  firstActivityDateTime: Moment,
  lastActivityDateTime: Moment,
  resolvedDateTime: Moment,
  description: Text,
  recommendedActions: Text,
  classification: Text,
  determination: Text,
  assignedTo: Text,
  actorDisplayName: Text,
  threatFamilyName: Text,
  investigationState: Text,
  mitreTechniques: Texts,
  alertWebUrl: Text,
  evidence: Objects,
});

const FIELD_NAMES: { readonly [Field in OrderField]: string } = {
  created: 'createdDateTime',
  lastUpdate: 'lastUpdateDateTime',
};

const EXPANSION = 'alerts';

/**
 * `/v1.0/security/incidents` of Microsoft Graph, ordered by creation time because it never changes. 50 rows per page, the
 * most the service accepts. No limit is documented for incidents, so the limit of alerts applies: 150 requests a minute.
 * @see https://learn.microsoft.com/en-us/graph/api/security-list-incidents
 * @see https://learn.microsoft.com/en-us/graph/throttling-limits
 * @see https://learn.microsoft.com/en-us/graph/api/security-incident-update, security-incident-post-comments
 */
export const GRAPH_SECURITY: Dialect = {
  api: 'graph-security',
  listPath: APIS['graph-security'].listPath,
  pageSize: 50,
  rateLimits: [
    {
      operations: ['list-incidents', 'read-incident', 'update-incident', 'comment-incident'],
      windowMs: MINUTE_MS,
      maxRequests: 150,
    },
    // Reserves the rest for incidents that the user opens while a long list loads.
    { operations: ['list-incidents'], windowMs: MINUTE_MS, maxRequests: 145 },
  ],
  // Without it, later enumeration members arrive as `unknownFutureValue`.
  headers: { Accept: 'application/json', Prefer: 'include-unknown-enum-members' },
  alertsAreExpanded: true,
  listQuery: ({ conditions, skip }, withAlerts) =>
    queryString({
      $top: GRAPH_SECURITY.pageSize,
      $orderby: `${FIELD_NAMES.created} desc`,
      $filter:
        conditions
          .map(({ field, operator, value }) => `${FIELD_NAMES[field]} ${operator} ${momentLiteral(value)}`)
          .join(' and ') || null,
      $expand: withAlerts ? EXPANSION : null,
      $skip: skip === 0 ? null : skip,
    }),
  itemQuery: () => queryString({ $expand: EXPANSION }),
  changeRequests: ({ comment, ...fields }) => [
    ...(Object.keys(fields).length === 0
      ? []
      : [
          {
            operation: 'update-incident',
            method: 'PATCH',
            path: '',
            body: {
              ...(fields.status === undefined ? {} : { status: fields.status }),
              ...(fields.assignedTo === undefined ? {} : { assignedTo: fields.assignedTo }),
              ...(fields.classification ?? {}),
              ...(fields.tags === undefined ? {} : { customTags: fields.tags }),
            },
            part: fields,
          } as const,
        ]),
    ...(comment === undefined
      ? []
      : [
          {
            operation: 'comment-incident',
            method: 'POST',
            path: '/comments',
            body: { '@odata.type': 'microsoft.graph.security.alertComment', comment },
            part: { comment },
          } as const,
        ]),
  ],
  idOf: (row) => row.id,
  parseRow(row, id, tenantId) {
    const incident = v.parse(GraphIncident, row);
    return completeRow({
      tenantId,
      api: 'graph-security',
      id,
      name: incident.displayName,
      created: incident.createdDateTime,
      lastUpdate: incident.lastUpdateDateTime,
      severity: normaliseOptional(SEVERITIES, incident.severity, 'unknown'),
      status: normaliseOptional(INCIDENT_STATUSES, incident.status, 'unknown'),
      classification: normaliseOptional(CLASSIFICATIONS, incident.classification, 'unknown'),
      determination: normaliseOptional(DETERMINATIONS, incident.determination, 'unknown'),
      assignedTo: parseAssignee(incident.assignedTo),
      tags: [...new Set([...incident.customTags, ...incident.tags])],
      systemTags: incident.systemTags,
      redirectedTo: incident.redirectIncidentId,
      description: incident.description,
      summary: incident.summary,
      priorityScore: incident.priorityScore,
      portalUrl: incident.incidentWebUrl,
      lastModifiedBy: incident.lastModifiedBy,
      resolvingComment: incident.resolvingComment,
      comments: incident.comments.map(parseComment),
      alerts: incident.alerts.map((alert, index) => parseAlert(alert, `${id}-${index + 1}`)),
      raw: row,
    });
  },
};

function parseComment(item: WireObject): IncidentComment {
  const comment = v.parse(GraphComment, item);
  return {
    text: comment.comment ?? '',
    author: comment.createdByDisplayName ?? comment.createdBy,
    created: comment.createdDateTime ?? comment.createdTime,
  };
}

function parseAlert(item: WireObject, defaultId: string): Alert {
  const alert = v.parse(GraphAlert, item);
  return {
    id: alert.id ?? defaultId,
    title: alert.title ?? '',
    severity: normaliseOptional(SEVERITIES, alert.severity, 'unknown'),
    status: normaliseOptional(ALERT_STATUSES, alert.status, 'unknown'),
    category: alert.category,
    serviceSource: normaliseOptional(SERVICE_SOURCES, alert.serviceSource, null),
    detectionSource: normaliseOptional(DETECTION_SOURCES, alert.detectionSource, null),
    created: alert.createdDateTime,
    lastUpdate: alert.lastUpdateDateTime,
    firstActivity: alert.firstActivityDateTime,
    lastActivity: alert.lastActivityDateTime,
    resolved: alert.resolvedDateTime,
    description: alert.description,
    recommendedActions: alert.recommendedActions,
    classification: normaliseOptional(CLASSIFICATIONS, alert.classification, null),
    determination: normaliseOptional(DETERMINATIONS, alert.determination, null),
    assignedTo: parseAssignee(alert.assignedTo),
    actor: alert.actorDisplayName,
    threatFamily: alert.threatFamilyName,
    investigationState: normaliseOptional(INVESTIGATION_STATES, alert.investigationState, null),
    mitreTechniques: alert.mitreTechniques,
    portalUrl: alert.alertWebUrl,
    evidence: alert.evidence.map(parseGraphEvidence),
  };
}
