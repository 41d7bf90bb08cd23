import type { IncidentOperation, JudgedApi } from '../../entra/incident-operations.ts';

export const OPERATION_NAMES: { readonly [O in IncidentOperation]: string } = {
  'list-incidents': 'List incidents',
  'read-incident': 'Read one incident',
  'update-incident': 'Update incident',
  'comment-incident': 'Comment',
  'run-hunting-query': 'Advanced hunting',
};

export const API_NAMES: { readonly [A in JudgedApi]: string } = {
  'defender-xdr': 'Defender XDR',
  graph: 'Graph security',
  'defender-for-endpoint': 'Defender for Endpoint',
};
