/** Which incident, across tenants, in one text: for row keys and for the address. */
export function incidentKey(incident: { readonly tenantId: string; readonly id: string }): string {
  return `${incident.tenantId}~${incident.id}`;
}

/** The parts of a key; `null` for a text that is none, as an address may hold anything. */
export function parseIncidentKey(text: string): { readonly tenantId: string; readonly id: string } | null {
  const separator = text.indexOf('~');
  if (separator < 1 || separator === text.length - 1) return null;
  return { tenantId: text.slice(0, separator), id: text.slice(separator + 1) };
}
