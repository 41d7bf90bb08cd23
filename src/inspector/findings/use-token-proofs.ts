import { useEffect, useRef, useState } from 'react';
import { type InspectorEffects, type ProbeOutcome, probeApi, probeTarget } from '../../defender/probe-api.ts';
import type { Cloud } from '../../entra/clouds.ts';
import type { SignatureCheck } from '../../token/signature-check.ts';
import type { ReadableEntry } from '../tokens/token-entries.ts';
import { isAboutToken } from '../verdicts/measured-verdict.ts';

/** What is known about one token beyond its claims, because somebody pressed a button. */
export type TokenProof = {
  readonly signature: SignatureCheck | null;
  /** What came of asking last. */
  readonly answer: ProbeOutcome | null;
  /** The last answer that was about the token. What is about the service or the way there does not take it away. */
  readonly measured: ProbeOutcome | null;
  readonly isVerifying: boolean;
  readonly isAsking: boolean;
};

export const NO_PROOF: TokenProof = {
  signature: null,
  answer: null,
  measured: null,
  isVerifying: false,
  isAsking: false,
};

/**
 * Verifies signatures and asks the API, each on a press only, and keeps what came of it with the very token it is about.
 * All of it lives in this component's memory. `forget` also calls off what is under way, so that nothing comes back.
 */
export function useTokenProofs(effects: InspectorEffects, cloud: Cloud) {
  const [proofs, setProofs] = useState<ReadonlyMap<string, TokenProof>>(new Map());
  const running = useRef<AbortController | null>(null);

  function callOff() {
    running.current?.abort();
    running.current = null;
  }
  useEffect(
    () => () => {
      running.current?.abort();
      running.current = null;
    },
    [],
  );

  function begin(): AbortSignal {
    running.current ??= new AbortController();
    return running.current.signal;
  }
  function change(compact: string, changes: Partial<TokenProof>) {
    setProofs((known) => new Map(known).set(compact, { ...(known.get(compact) ?? NO_PROOF), ...changes }));
  }

  return {
    proofOf: (entry: ReadableEntry): TokenProof => proofs.get(entry.compact) ?? NO_PROOF,
    async verify({ compact }: ReadableEntry) {
      const signal = begin();
      change(compact, { isVerifying: true });
      const signature = await checkSignature(compact, { ...effects, cloud, signal });
      if (!signal.aborted) change(compact, { isVerifying: false, signature });
    },
    async ask({ compact, decoded }: ReadableEntry) {
      const address = probeTarget(decoded.value, cloud);
      if (address === null) return;
      const signal = begin();
      change(compact, { isAsking: true });
      const answer = await probeApi({ compact, decoded: decoded.value }, address, effects, signal);
      if (signal.aborted || answer === null) return;
      const measured = isAboutToken(answer) ? { measured: answer } : {};
      change(compact, { isAsking: false, answer, ...measured });
    },
    forget() {
      callOff();
      setProofs(new Map());
    },
  };
}

/** What verifies is a chunk of its own, loaded now and not before. */
async function checkSignature(
  compact: string,
  effects: InspectorEffects & { readonly cloud: Cloud; readonly signal: AbortSignal },
): Promise<SignatureCheck> {
  try {
    const { verifySignature } = await import('../../token/verify-signature.ts');
    return await verifySignature(compact, effects);
  } catch {
    return { outcome: 'keys-unreachable', status: null };
  }
}
