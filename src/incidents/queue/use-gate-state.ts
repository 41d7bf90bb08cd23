import { useSyncExternalStore } from 'react';
import type { CallGate, CallGateState } from '../../defender/limits/call-gate.ts';

/** What is left of a source's quota, kept up to date. */
export function useGateState(gate: CallGate): CallGateState {
  return useSyncExternalStore(gate.subscribe, gate.state);
}
