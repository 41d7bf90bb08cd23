import { formatClock, formatUtc } from '../../ui/format-moment.ts';
import { TextButton } from '../../ui/text-button.tsx';
import { signatureText } from './signature-text.ts';
import type { TokenProof } from './use-token-proofs.ts';

/** Where the signature of the shown token stands, and the button that checks it. A decoded token is never called valid. */
export function SignatureLine(props: { proof: TokenProof; onVerify: () => void }) {
  const { signature, isVerifying } = props.proof;
  if (isVerifying) return <>Asking the issuer for its keys…</>;
  if (signature === null) {
    return (
      <>
        Decoding proves nothing: this one is <strong>not verified</strong>.{' '}
        <TextButton onClick={props.onVerify}>Verify signature</TextButton>
      </>
    );
  }
  if (signature.outcome === 'verified') {
    return (
      <>
        Signature <strong>verified</strong> against the keys of its tenant at{' '}
        <time dateTime={new Date(signature.at).toISOString()} title={formatUtc(signature.at)}>
          {formatClock(signature.at)}
        </time>
        .
      </>
    );
  }
  const words = signatureText(signature);
  return (
    <>
      Signature: <strong>{words.stressed}</strong>. {words.rest}{' '}
      {signature.outcome === 'keys-unreachable' ? <TextButton onClick={props.onVerify}>Try again</TextButton> : null}
    </>
  );
}
