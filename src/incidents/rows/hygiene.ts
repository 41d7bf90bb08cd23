import type { Incident } from '../../defender/model/incident.ts';
import { type EpochMs, HOUR_MS } from '../../std/time.ts';

/**
 * Microsoft's own test of a well-kept queue: nothing without an owner unless it was merged into another, nothing of high
 * severity active for long, nothing closed without saying what it was.
 */
export const HYGIENE = ['unowned', 'overdue', 'unclassified'] as const;

export type Hygiene = (typeof HYGIENE)[number];

/** How long an incident of high severity may stay active. */
const HIGH_MAY_STAY_MS = 4 * HOUR_MS;

const WORDS: Readonly<Record<Hygiene, string>> = {
  unowned: 'Unassigned and not redirected',
  overdue: 'High and active for over 4 hours',
  unclassified: 'Resolved without classification or determination',
};

/** What of the test the incident fails. */
export function hygieneProblems(incident: Incident, now: EpochMs): readonly Hygiene[] {
  return HYGIENE.filter((problem) => failsHygiene(problem, incident, now));
}

/** Whether it fails this part. How long it has been active is counted from when it was made: the APIs tell no other moment. */
export function failsHygiene(problem: Hygiene, incident: Incident, now: EpochMs): boolean {
  const { assignedTo, classification, created, determination, severity, status } = incident;
  if (problem === 'unowned') return assignedTo === null && status !== 'redirected';
  if (problem === 'overdue') {
    return severity === 'high' && status === 'active' && now - created.epochMs > HIGH_MAY_STAY_MS;
  }
  return status === 'resolved' && (classification === 'unknown' || determination === 'unknown');
}

export function hygieneLabel(problem: Hygiene): string {
  return WORDS[problem];
}
