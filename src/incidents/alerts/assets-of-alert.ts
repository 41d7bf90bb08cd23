import { isAssetKind } from '../../defender/model/impacted-assets.ts';
import type { Alert } from '../../defender/model/incident.ts';

/** The names of what is ours in one alert, each once, in its order. */
export function assetsOfAlert(alert: Alert): readonly string[] {
  return [...new Set(alert.evidence.filter(({ kind }) => isAssetKind(kind)).map(({ name }) => name))];
}
