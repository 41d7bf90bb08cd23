import type { Alert } from '../../defender/model/incident.ts';

/** Half of a pair has no place in an address: there it would become another character. */
const HALF_OF_A_PAIR = /\p{Cs}/u;
/** Longer ids are not for addresses; no service makes any. */
const LONGEST_ID = 150;

/**
 * What to call each alert of an incident in its address: its id, or its place (`~2`) where the id does not fit into one or
 * another alert has it too. Nobody promises that ids differ.
 */
export function alertKeys(alerts: readonly Alert[]): ReadonlyMap<Alert, string> {
  const taken = new Set<string>();
  return new Map(
    alerts.map((alert, index) => {
      const isFit =
        alert.id !== '' &&
        alert.id.length <= LONGEST_ID &&
        !alert.id.startsWith('~') &&
        !HALF_OF_A_PAIR.test(alert.id) &&
        !taken.has(alert.id);
      taken.add(alert.id);
      return [alert, isFit ? alert.id : `~${index + 1}`];
    }),
  );
}
