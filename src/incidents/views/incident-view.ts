import { incidentPath } from '../../navigation/routes.ts';
import { createSearchCodec, enumField, textField } from '../../navigation/search-codec.ts';

export const INCIDENT_TABS = ['overview', 'alerts', 'evidence', 'comments', 'json'] as const;

/** The state of an incident's page, all of which is in the URL. */
export type IncidentView = {
  readonly tab: (typeof INCIDENT_TABS)[number];
  /** The id of the expanded alert. An id of another incident expands none. */
  readonly alert: string;
  /** The `queueSearch` of the queue the user came from, which determines the previous and next incident. */
  readonly view: string;
};

export const incidentViewCodec = createSearchCodec<IncidentView>({
  tab: enumField(INCIDENT_TABS, 'overview'),
  alert: textField(200),
  // Room for the ids of a hundred tenants.
  view: textField(12_000),
});

/** The URL of an incident's page, from the path on. */
export function incidentAddress(
  incident: { readonly tenantId: string; readonly id: string },
  view: Partial<IncidentView> = {},
): string {
  return incidentPath(incident.tenantId, incident.id) + incidentSearch(view);
}

/** An absolute link to an incident's page. `pageAddress` is the app's URL without a fragment; its query selects the demo. */
export function incidentLink(
  pageAddress: string,
  incident: { readonly tenantId: string; readonly id: string },
  view: Partial<IncidentView> = {},
): string {
  return `${pageAddress}#${incidentAddress(incident, view)}`;
}

/** The search part of an incident's URL: empty, or starting with a question mark. */
export function incidentSearch(view: Partial<IncidentView>): string {
  const search = incidentViewCodec.encode({ ...incidentViewCodec.decode(''), ...view });
  return search === '' ? '' : `?${search}`;
}
