import type { Api } from '../../entra/clouds.ts';
import type { Instant } from '../../std/instant.ts';

/**
 * A value of an open enumeration: a known one in Graph's camelCase spelling, or any other exactly as the service sent it.
 * Unknown values are shown, never dropped.
 */
export type OpenEnum<Known extends string> = Known | (string & {});

export type Severity = OpenEnum<'high' | 'medium' | 'low' | 'informational' | 'unknown'>;
export type IncidentStatus = OpenEnum<'active' | 'inProgress' | 'resolved' | 'redirected' | 'awaitingAction'>;
export type AlertStatus = OpenEnum<'new' | 'inProgress' | 'resolved' | 'unknown'>;
export type Classification = OpenEnum<'unknown' | 'truePositive' | 'falsePositive' | 'informationalExpectedActivity'>;
/** Both documented names map to Graph's: `compromisedUser` to `compromisedAccount`, `clean` to `notMalicious`, and so on. */
export type Determination = OpenEnum<
  | 'unknown'
  | 'multiStagedAttack'
  | 'maliciousUserActivity'
  | 'compromisedAccount'
  | 'malware'
  | 'phishing'
  | 'unwantedSoftware'
  | 'securityTesting'
  | 'lineOfBusinessApplication'
  | 'confirmedActivity'
  | 'notMalicious'
  | 'notEnoughDataToValidate'
  | 'apt'
  | 'securityPersonnel'
  | 'other'
>;

export type IncidentComment = {
  readonly text: string;
  readonly author: string | null;
  readonly created: Instant | null;
};

/** A named value of an item of evidence, in the service's order. `value` is attacker-controlled: render it as inert text. */
export type EvidenceFact = { readonly name: string; readonly value: string };

/**
 * Something an alert points at. `kind` is Graph's type name without `Evidence` (`user`, `device`, `file`, `ip`,
 * `mailbox`, `analyzedMessage`, …), or the service's own word when it is a new one.
 */
export type Evidence = {
  readonly kind: OpenEnum<'user' | 'device' | 'file' | 'process' | 'ip' | 'url' | 'mailbox'>;
  /** The one text a person knows it by: a user principal name, a host name, a file name, an address. Attacker-made. */
  readonly name: string;
  readonly verdict: OpenEnum<'unknown' | 'suspicious' | 'malicious' | 'noThreatsFound'> | null;
  readonly remediationStatus: string | null;
  readonly roles: readonly string[];
  readonly tags: readonly string[];
  readonly facts: readonly EvidenceFact[];
};

export type Alert = {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly status: AlertStatus;
  readonly category: string | null;
  readonly serviceSource: string | null;
  readonly detectionSource: string | null;
  readonly created: Instant | null;
  readonly lastUpdate: Instant | null;
  readonly firstActivity: Instant | null;
  readonly lastActivity: Instant | null;
  readonly resolved: Instant | null;
  readonly description: string | null;
  readonly recommendedActions: string | null;
  readonly classification: Classification | null;
  readonly determination: Determination | null;
  readonly assignedTo: string | null;
  readonly actor: string | null;
  readonly threatFamily: string | null;
  readonly investigationState: string | null;
  readonly mitreTechniques: readonly string[];
  readonly portalUrl: string | null;
  readonly evidence: readonly Evidence[];
};

/**
 * One incident, whichever API it came from. Words are Graph's; `raw` is the object as the API sent it, for the
 * JSON view and for exports that must lose nothing.
 */
export type Incident = {
  readonly tenantId: string;
  readonly api: Api;
  readonly id: string;
  /** Attacker-influenced text. */
  readonly name: string;
  readonly severity: Severity;
  readonly status: IncidentStatus;
  readonly classification: Classification;
  readonly determination: Determination;
  /** `null` if unassigned; `Unassigned` and the empty string count as that. */
  readonly assignedTo: string | null;
  readonly tags: readonly string[];
  readonly systemTags: readonly string[];
  readonly created: Instant;
  readonly lastUpdate: Instant;
  /** The incident this one was merged into. */
  readonly redirectedTo: string | null;
  readonly description: string | null;
  readonly summary: string | null;
  readonly priorityScore: number | null;
  /** As sent. Check its origin before making it a link. */
  readonly portalUrl: string | null;
  readonly lastModifiedBy: string | null;
  readonly resolvingComment: string | null;
  readonly comments: readonly IncidentComment[];
  readonly alerts: readonly Alert[];
  readonly raw: { readonly [key: string]: unknown };
};
