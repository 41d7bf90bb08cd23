import { incidentPath } from '../../navigation/routes.ts';
import { createSearchCodec, enumField, textField } from '../../navigation/search-codec.ts';

export const INCIDENT_TABS = ['overview', 'alerts', 'evidence', 'comments', 'json'] as const;

/** How an incident's page is looked at: all of it stands in the address. */
export type IncidentView = {
  readonly tab: (typeof INCIDENT_TABS)[number];
  /** The open alert. What is no id of this incident opens none. */
  readonly alert: string;
  /** The queue's view one came from, as its address has it: what comes before and after. */
  readonly view: string;
};

export const incidentViewCodec = createSearchCodec<IncidentView>({
  tab: enumField(INCIDENT_TABS, 'overview'),
  alert: textField(200),
  view: textField(2_000),
});

/** The address of an incident's page. */
export function incidentAddress(
  incident: { readonly tenantId: string; readonly id: string },
  view: Partial<IncidentView> = {},
): string {
  return incidentPath(incident.tenantId, incident.id) + incidentSearch(view);
}

/** What stands behind the path of any incident's page to look at it like this: empty, or from the question mark on. */
export function incidentSearch(view: Partial<IncidentView>): string {
  const search = incidentViewCodec.encode({ ...incidentViewCodec.decode(''), ...view });
  return search === '' ? '' : `?${search}`;
}
