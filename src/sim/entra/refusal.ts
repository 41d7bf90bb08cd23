import type { IdSource } from './serial-ids.ts';

/** A refusal by the simulated Entra: the AADSTS number and the OAuth error. */
export type Refusal = {
  readonly number: number;
  readonly error: string;
  /** The sentence after `AADSTS<number>: `. */
  readonly message: string;
  readonly suberror?: string;
  /** The claims that the next authorization request must contain, as JSON. */
  readonly claims?: string;
  readonly status?: 400 | 401;
};

/** Identifies the refused request for support. */
export type RefusalTrace = {
  readonly traceId: string;
  readonly correlationId: string;
  /** In Entra's format: `2026-11-20 09:30:00Z`. */
  readonly timestamp: string;
};

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Creates the trace of a refused request. Uses the caller's correlation id (`client-request-id`) if it is a GUID. */
export function traceRefusal(ids: IdSource, nowMs: number, clientRequestId: string | null): RefusalTrace {
  return {
    traceId: ids.guid(),
    correlationId: clientRequestId !== null && GUID.test(clientRequestId) ? clientRequestId : ids.guid(),
    timestamp: `${new Date(nowMs).toISOString().slice(0, 19).replace('T', ' ')}Z`,
  };
}

/** The text of `error_description`: the number, the message and the trace. */
export function describeRefusal(refusal: Refusal, trace: RefusalTrace): string {
  return (
    `AADSTS${refusal.number}: ${refusal.message} Trace ID: ${trace.traceId}` +
    ` Correlation ID: ${trace.correlationId} Timestamp: ${trace.timestamp}`
  );
}

/** The token endpoint's JSON body. @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
export function serializeRefusal(refusal: Refusal, trace: RefusalTrace) {
  return {
    error: refusal.error,
    error_description: describeRefusal(refusal, trace),
    error_codes: [refusal.number],
    timestamp: trace.timestamp,
    trace_id: trace.traceId,
    correlation_id: trace.correlationId,
    error_uri: errorUri(refusal.number),
    ...(refusal.suberror === undefined ? {} : { suberror: refusal.suberror }),
    ...(refusal.claims === undefined ? {} : { claims: refusal.claims }),
  };
}

export function errorUri(number: number): string {
  return `https://login.microsoftonline.com/error?code=${number}`;
}
