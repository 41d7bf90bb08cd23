import type { IncidentOperation } from '../../entra/apis.ts';

export const OPERATION_NAMES: { readonly [O in IncidentOperation]: string } = {
  'list-incidents': 'List incidents',
  'read-incident': 'Read one incident',
  'update-incident': 'Update incident',
  'comment-incident': 'Comment',
  'run-hunting-query': 'Advanced hunting',
};
