import type { SignatureCheck } from '../../token/signature-check.ts';
import { formatClock, formatUtc } from '../../ui/format-moment.ts';
import { TextButton } from '../../ui/text-button.tsx';
import type { TokenProof } from './use-token-proofs.ts';

/** The state of the token's signature, with a button that verifies it. Never calls a decoded token valid. */
export function SignatureLine(props: { proof: TokenProof; onVerify: () => void }) {
  const { signature, isVerifying } = props.proof;
  if (isVerifying) return <>Loading the issuer’s keys…</>;
  if (signature === null) {
    return (
      <>
        Signature <strong>not verified</strong>.{' '}
        <TextButton label="Verify signature" onClick={props.onVerify}>
          Verify
        </TextButton>
      </>
    );
  }
  if (signature.outcome === 'verified') {
    return (
      <>
        Signature <strong>verified</strong> with the tenant’s published keys at{' '}
        <time dateTime={new Date(signature.at).toISOString()} title={formatUtc(signature.at)}>
          {formatClock(signature.at)}
        </time>
        .
      </>
    );
  }
  const { state, explanation } = failureText(signature);
  return (
    <>
      Signature <strong>{state}</strong>. {explanation}{' '}
      {signature.outcome === 'keys-unreachable' ? <TextButton onClick={props.onVerify}>Try again</TextButton> : null}
    </>
  );
}

function failureText(check: Exclude<SignatureCheck, { outcome: 'verified' }>): {
  readonly state: string;
  readonly explanation: string;
} {
  switch (check.outcome) {
    case 'not-verifiable':
      return { state: 'can’t be verified here', explanation: NOT_VERIFIABLE_TEXTS[check.reason] };
    case 'failed':
      return {
        state: 'invalid',
        explanation:
          check.reason === 'signature'
            ? 'The claims don’t match what the issuer’s key signed.'
            : 'The issuer doesn’t publish the key that the token names.',
      };
    case 'keys-unreachable':
      return {
        state: 'not verified',
        explanation: `The issuer’s keys could not be loaded${check.status === null ? '' : ` (status ${check.status})`}.`,
      };
  }
}

const NOT_VERIFIABLE_TEXTS = {
  'graph-nonce': 'Microsoft Graph changes the header’s nonce before signing, so only Graph can verify its tokens.',
  unsigned: 'The header says that the token is unsigned.',
  'no-signature': 'The token has no signature.',
  issuer: 'The issuer isn’t a known Entra ID authority. For safety, Gatehouse never follows URLs from a token.',
  algorithm: 'The token isn’t signed with RS256, the only algorithm Entra ID uses.',
  'key-id': 'The header doesn’t name the signing key.',
} as const;
