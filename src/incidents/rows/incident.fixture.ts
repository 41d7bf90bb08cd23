import type { Alert, Evidence, Incident } from '../../defender/model/incident.ts';
import { type Instant, parseInstant } from '../../std/instant.ts';
import { epochMs } from '../../std/time.ts';

/** Test builders: a typical value with the given changes. */

export function anInstant(raw: string): Instant {
  return parseInstant(raw) ?? { epochMs: epochMs(Number.NaN), raw };
}

export function anIncident(change: Partial<Incident> = {}): Incident {
  return {
    tenantId: '11111111-1111-4111-8111-111111111111',
    api: 'defender-xdr',
    id: '1',
    name: 'Suspicious sign-in',
    severity: 'medium',
    status: 'active',
    classification: 'unknown',
    determination: 'unknown',
    assignedTo: null,
    tags: [],
    systemTags: [],
    created: anInstant('2026-11-20T06:00:00Z'),
    lastUpdate: anInstant('2026-11-20T08:00:00Z'),
    redirectedTo: null,
    description: null,
    summary: null,
    priorityScore: null,
    portalUrl: null,
    lastModifiedBy: null,
    resolvingComment: null,
    comments: [],
    alerts: [],
    raw: {},
    ...change,
  };
}

export function anAlert(change: Partial<Alert> = {}): Alert {
  return {
    id: 'da1',
    title: 'Anomalous token',
    severity: 'medium',
    status: 'new',
    category: 'CredentialAccess',
    serviceSource: 'microsoftDefenderForEndpoint',
    detectionSource: null,
    created: null,
    lastUpdate: null,
    firstActivity: null,
    lastActivity: null,
    resolved: null,
    description: null,
    recommendedActions: null,
    classification: null,
    determination: null,
    assignedTo: null,
    actor: null,
    threatFamily: null,
    investigationState: null,
    mitreTechniques: [],
    portalUrl: null,
    evidence: [],
    ...change,
  };
}

export function aPieceOfEvidence(change: Partial<Evidence> = {}): Evidence {
  return {
    kind: 'device',
    name: 'lap-01.soc.example',
    verdict: null,
    remediationStatus: null,
    roles: [],
    tags: [],
    facts: [],
    ...change,
  };
}
