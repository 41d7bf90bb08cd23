import { useParams } from 'react-router';

/** Which incident the address names. Both texts come from the address: not yet proven to exist or to be well formed. */
export function useIncidentRoute(): { readonly tenantId: string; readonly incidentId: string } {
  const { tenantId = '', incidentId = '' } = useParams();
  return { tenantId, incidentId };
}
