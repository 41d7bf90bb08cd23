/** Identifies an incident across tenants, for row keys and the URL. */
export function incidentKey(incident: { readonly tenantId: string; readonly id: string }): string {
  return `${incident.tenantId}~${incident.id}`;
}

/** Splits a key. Returns `null` for an invalid key, because URLs are untrusted. */
export function parseIncidentKey(text: string): { readonly tenantId: string; readonly id: string } | null {
  const separator = text.indexOf('~');
  if (separator < 1 || separator === text.length - 1) return null;
  return { tenantId: text.slice(0, separator), id: text.slice(separator + 1) };
}

const SHORT_ID_LENGTH = 20;

/** Shortens a long id in the middle: ids that are made alike often differ only at their ends. */
export function shortIncidentId(id: string): string {
  const characters = [...id];
  if (characters.length <= SHORT_ID_LENGTH) return id;
  return [...characters.slice(0, 9), '…', ...characters.slice(-10)].join('');
}
