import { useEffect, useRef, useState } from 'react';
import { type InspectorEffects, type ProbeOutcome, probeApi, probeTarget } from '../../defender/probe-api.ts';
import type { Cloud } from '../../entra/clouds.ts';
import type { SignatureCheck } from '../../token/signature-check.ts';
import type { ReadableEntry } from '../tokens/token-entries.ts';
import { isConclusive } from './probe-outcome-text.ts';

/** What is known about a token beyond its claims. */
export type TokenProof = {
  readonly signature: SignatureCheck | null;
  /** The last probe that the user started. */
  readonly lastProbe: ProbeOutcome | null;
  /**
   * The last response about the token: to a probe or to a request of the session. A later network or service failure does
   * not replace it.
   */
  readonly lastConclusiveProbe: ProbeOutcome | null;
  readonly isVerifying: boolean;
  readonly isProbing: boolean;
};

export const NO_PROOF: TokenProof = {
  signature: null,
  lastProbe: null,
  lastConclusiveProbe: null,
  isVerifying: false,
  isProbing: false,
};

/**
 * Verifies signatures and probes the API, both on a click only, and keeps the results by token, in component memory.
 * `lastResponseTo` adds what the session's own requests have shown, so that the user need not test a token it has used.
 * `forget` also aborts pending requests, so that no result arrives after the user cleared the page.
 */
export function useTokenProofs(
  effects: InspectorEffects,
  cloud: Cloud,
  lastResponseTo: (token: string) => ProbeOutcome | null,
) {
  const [proofs, setProofs] = useState<ReadonlyMap<string, TokenProof>>(new Map());
  const controller = useRef<AbortController | null>(null);

  function abort() {
    controller.current?.abort();
    controller.current = null;
  }
  useEffect(
    () => () => {
      controller.current?.abort();
      controller.current = null;
    },
    [],
  );

  function currentSignal(): AbortSignal {
    controller.current ??= new AbortController();
    return controller.current.signal;
  }
  function update(compact: string, changes: Partial<TokenProof>) {
    setProofs((current) => new Map(current).set(compact, { ...(current.get(compact) ?? NO_PROOF), ...changes }));
  }

  return {
    proofOf: ({ compact }: ReadableEntry): TokenProof => {
      const proof = proofs.get(compact) ?? NO_PROOF;
      const response = lastResponseTo(compact);
      const probe = proof.lastConclusiveProbe;
      return response === null || (probe !== null && probe.at >= response.at)
        ? proof
        : { ...proof, lastConclusiveProbe: response };
    },
    async verify({ compact }: ReadableEntry) {
      const signal = currentSignal();
      update(compact, { isVerifying: true });
      const signature = await checkSignature(compact, { ...effects, cloud, signal });
      if (!signal.aborted) update(compact, { isVerifying: false, signature });
    },
    async probe({ compact, decoded }: ReadableEntry) {
      const target = probeTarget(decoded.value, cloud);
      if (target === null) return;
      const signal = currentSignal();
      update(compact, { isProbing: true });
      const probe = await probeApi({ compact, decoded: decoded.value }, target, effects, signal);
      if (signal.aborted || probe === null) return;
      const conclusive = isConclusive(probe) ? { lastConclusiveProbe: probe } : {};
      update(compact, { isProbing: false, lastProbe: probe, ...conclusive });
    },
    /** Drops the results of every other token, for example of one that was wiped. */
    retain(compacts: readonly string[]) {
      setProofs((current) => new Map([...current].filter(([compact]) => compacts.includes(compact))));
    },
    forget() {
      abort();
      setProofs(new Map());
    },
  };
}

/** Loads the verifier's chunk on demand: it contains the cryptography library. */
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
