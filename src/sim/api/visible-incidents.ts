import type { AlertRecord, IncidentRecord } from '../world/incident-record.ts';
import type { Visibility } from './access-check.ts';

/** The alerts that a caller can see: those without devices, or with at least one device in a visible device group. */
export function visibleAlerts(incident: IncidentRecord, { deviceGroups }: Visibility): readonly AlertRecord[] {
  const alerts = incident.alerts();
  if (deviceGroups === null) return alerts;
  return alerts.filter(
    ({ devices }) =>
      devices.length === 0 ||
      devices.some((device) => device.groupName !== null && deviceGroups.includes(device.groupName)),
  );
}

/** Whether the caller can see the incident. It is hidden if it has alerts and all of them are hidden. */
export function isVisible(incident: IncidentRecord, visibility: Visibility): boolean {
  if (visibility.deviceGroups === null) return true;
  return incident.alerts().length === 0 || visibleAlerts(incident, visibility).length > 0;
}
