import { isAssetKind } from '../../defender/model/impacted-assets.ts';
import type { Alert } from '../../defender/model/incident.ts';
import { alertStatusLabel, severityLabel } from '../labels/incident-labels.ts';

export const ALERT_FACETS = ['severity', 'status', 'asset'] as const;
export type AlertFacet = (typeof ALERT_FACETS)[number];

/** The selected values of each facet. An alert must match every facet that has a value; an asset matches in lower case. */
export type AlertFilter = Readonly<Record<AlertFacet, readonly string[]>>;

export const NO_ALERT_FILTER: AlertFilter = { severity: [], status: [], asset: [] };

/** The order of known values; others follow, most frequent first. */
const KNOWN: Readonly<Record<AlertFacet, readonly string[]>> = {
  severity: ['high', 'medium', 'low', 'informational'],
  status: ['new', 'inProgress', 'resolved'],
  asset: [],
};

/** A value of a facet. `label` of an asset is untrusted. */
export type AlertOption = { readonly value: string; readonly label: string; readonly count: number };

/** The names of the alert's assets, each once, ignoring case. */
export function assetsOfAlert(alert: Alert): readonly string[] {
  const names = new Map<string, string>();
  for (const { kind, name } of alert.evidence) {
    const key = name.toLowerCase();
    if (isAssetKind(kind) && !names.has(key)) names.set(key, name);
  }
  return [...names.values()];
}

/** The values of a facet among the alerts, with the number of alerts that have each. */
export function alertOptions(alerts: readonly Alert[], facet: AlertFacet): readonly AlertOption[] {
  const options = new Map<string, AlertOption>();
  for (const alert of alerts) {
    for (const [value, label] of valuesOf(alert, facet)) {
      options.set(value, {
        value,
        label: options.get(value)?.label ?? label,
        count: (options.get(value)?.count ?? 0) + 1,
      });
    }
  }
  const known = KNOWN[facet].flatMap((value) => options.get(value) ?? []);
  const others = [...options.values()].filter(({ value }) => !KNOWN[facet].includes(value));
  return [...known, ...others.sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1))];
}

/** Removes values that no alert has, because a refresh or the next incident may lack them. */
export function validFilter(alerts: readonly Alert[], filter: AlertFilter): AlertFilter {
  const valid = (facet: AlertFacet) => {
    if (filter[facet].length === 0) return filter[facet];
    const offered = new Set(alertOptions(alerts, facet).map(({ value }) => value));
    return filter[facet].filter((value) => offered.has(value));
  };
  return { severity: valid('severity'), status: valid('status'), asset: valid('asset') };
}

/** Returns the alerts that match every facet. */
export function filterAlerts(alerts: readonly Alert[], filter: AlertFilter): readonly Alert[] {
  return alerts.filter((alert) =>
    ALERT_FACETS.every(
      (facet) =>
        filter[facet].length === 0 || [...valuesOf(alert, facet).keys()].some((value) => filter[facet].includes(value)),
    ),
  );
}

function valuesOf(alert: Alert, facet: AlertFacet): ReadonlyMap<string, string> {
  if (facet === 'severity') return new Map([[alert.severity, severityLabel(alert.severity)]]);
  if (facet === 'status') return new Map([[alert.status, alertStatusLabel(alert.status)]]);
  return new Map(assetsOfAlert(alert).map((name) => [name.toLowerCase(), name]));
}
