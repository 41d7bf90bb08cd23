/** Both APIs number their incidents with a positive 64-bit integer, written in decimal. */
const INCIDENT_ID = /^\d{1,19}$/;

/** Whether a text has the form of an incident id. Says nothing about whether such an incident exists. */
export function isIncidentId(text: string): boolean {
  return INCIDENT_ID.test(text);
}
