import type { Alert } from '../../defender/model/incident.ts';

/** A lone surrogate cannot be encoded in a URL. */
const LONE_SURROGATE = /\p{Cs}/u;
/** Longer ids would make the URL unwieldy; no service creates any. */
const MAX_ID_LENGTH = 150;

/**
 * Returns a unique key per alert for the URL: the alert's id, or its position (`~2`) if the id is unusable in a URL or another
 * alert has it too. The APIs do not guarantee unique ids.
 */
export function alertKeys(alerts: readonly Alert[]): ReadonlyMap<Alert, string> {
  const usedIds = new Set<string>();
  return new Map(
    alerts.map((alert, index) => {
      const isUsable =
        alert.id !== '' &&
        alert.id.length <= MAX_ID_LENGTH &&
        !alert.id.startsWith('~') &&
        !LONE_SURROGATE.test(alert.id) &&
        !usedIds.has(alert.id);
      usedIds.add(alert.id);
      return [alert, isUsable ? alert.id : `~${index + 1}`];
    }),
  );
}
