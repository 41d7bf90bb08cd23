import type { SignatureCheck } from '../../token/signature-check.ts';

/** The state of the signature as a sentence; the first part is the one that is stressed. */
export type SignatureText = { readonly stressed: string; readonly rest: string };

export function signatureText(check: Exclude<SignatureCheck, { outcome: 'verified' }>): SignatureText {
  switch (check.outcome) {
    case 'not-verifiable':
      return { stressed: 'cannot be verified by a client', rest: REASONS[check.reason] };
    case 'failed':
      return check.reason === 'signature'
        ? { stressed: 'failed', rest: 'The issuer’s key does not fit it: these claims are not what was signed.' }
        : { stressed: 'failed', rest: 'The key it names is not among those its issuer publishes.' };
    case 'keys-unreachable':
      return {
        stressed: 'not verified',
        rest: `The issuer’s keys could not be read${check.status === null ? '' : ` (status ${check.status})`}.`,
      };
  }
}

const REASONS = {
  'graph-nonce': 'Graph changes the nonce in the header before signing, so only Graph can check it. That is no defect.',
  unsigned: 'Its header says that nobody signed it.',
  'no-signature': 'It has no signature.',
  issuer: 'Its issuer is none of Entra’s known authorities, and addresses in a token are never followed.',
  algorithm: 'It is not signed with RS256, the one way Entra signs.',
  'key-id': 'It does not say which key signed it.',
} as const;
