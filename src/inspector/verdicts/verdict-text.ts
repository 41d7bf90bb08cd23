import type { VerdictReason } from '../../token/verdicts.ts';

/** The deciding reason in the few words that fit a cell. Holds names of ours only, nothing out of the token. */
export function verdictText(reason: VerdictReason): string {
  switch (reason.code) {
    case 'granted':
      return reason.permission;
    case 'no-such-operation':
      return 'No such operation';
    case 'not-an-access-token':
      return 'Id token';
    case 'unsigned':
      return 'Signed by nobody';
    case 'audience':
      return 'Audience';
    case 'tenant':
      return 'Other tenant';
    case 'expired':
      return 'Expired';
    case 'not-yet-valid':
      return 'Not valid yet';
    case 'context':
      return 'Nobody named behind it';
    case 'permission':
      return `Needs ${reason.needed}`;
    case 'directory-role':
      return 'Depends on a role in Defender';
  }
}
