import type { AlertRecord, IncidentRecord } from '../world/incident-record.ts';
import type { Visibility } from './access-check.ts';

/** The alerts a caller may see: those that touch no device, or at least one of a device group in scope. */
export function visibleAlerts(incident: IncidentRecord, { deviceGroups }: Visibility): readonly AlertRecord[] {
  const alerts = incident.alerts();
  if (deviceGroups === null) return alerts;
  return alerts.filter(
    ({ devices }) =>
      devices.length === 0 ||
      devices.some((device) => device.groupName !== null && deviceGroups.includes(device.groupName)),
  );
}

/** An incident is hidden when it has alerts and the caller may see none of them. */
export function isVisible(incident: IncidentRecord, visibility: Visibility): boolean {
  if (visibility.deviceGroups === null) return true;
  return incident.alerts().length === 0 || visibleAlerts(incident, visibility).length > 0;
}
