import { useParams } from 'react-router';

/** Returns the tenant id and incident id in the URL. Neither is validated: they may be malformed or refer to nothing. */
export function useIncidentRoute(): { readonly tenantId: string; readonly incidentId: string } {
  const { tenantId = '', incidentId = '' } = useParams();
  return { tenantId, incidentId };
}
