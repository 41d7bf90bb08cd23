import type { Incident } from '../../defender/model/incident.ts';
import { type EpochMs, HOUR_MS } from '../../std/time.ts';

/**
 * Microsoft's recommended checks for a queue: every incident is assigned unless it is redirected, no high-severity
 * incident stays active for long, and every resolved incident is classified.
 */
export const HYGIENE = ['unowned', 'overdue', 'unclassified'] as const;

export type Hygiene = (typeof HYGIENE)[number];

/** How long a high-severity incident may stay active. */
const MAX_ACTIVE_MS = 4 * HOUR_MS;

const LABELS: Readonly<Record<Hygiene, string>> = {
  unowned: 'Unassigned and not redirected',
  overdue: 'High and active for over 4 hours',
  unclassified: 'Resolved without classification or determination',
};

/** The checks that the incident fails. */
export function hygieneProblems(incident: Incident, now: EpochMs): readonly Hygiene[] {
  return HYGIENE.filter((problem) => failsHygiene(problem, incident, now));
}

/**
 * Whether the incident fails the check. Counts the active time from creation, because the APIs return no later time.
 */
function failsHygiene(problem: Hygiene, incident: Incident, now: EpochMs): boolean {
  const { assignedTo, classification, created, determination, severity, status } = incident;
  if (problem === 'unowned') return assignedTo === null && status !== 'redirected';
  if (problem === 'overdue') {
    return severity === 'high' && status === 'active' && now - created.epochMs > MAX_ACTIVE_MS;
  }
  return status === 'resolved' && (classification === 'unknown' || determination === 'unknown');
}

export function hygieneLabel(problem: Hygiene): string {
  return LABELS[problem];
}
