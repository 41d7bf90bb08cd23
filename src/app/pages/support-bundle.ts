import type { Acquisition } from '../../access/acquisition-log.ts';
import type { SessionState } from '../../access/session.ts';
import { redact } from '../../failures/redact.ts';
import { supportQuote } from '../../failures/support-quote.ts';
import { type EpochMs, SECOND_MS } from '../../std/time.ts';
import type { LoggedRequest } from '../context/request-log.ts';
import type { Deployment } from '../context/use-app-state.ts';

/** The version in `package.json`. A test compares the two. */
export const APP_VERSION = '0.1.0';

export type SupportFacts = {
  readonly now: EpochMs;
  readonly deployment: Pick<Deployment, 'mode' | 'configuration'> & {
    readonly addresses: { readonly redirectUri: string };
  };
  readonly state: SessionState;
  readonly libraryVersion: string | null;
  readonly acquisitions: readonly Acquisition[];
  readonly requests: readonly LoggedRequest[];
};

/**
 * Returns diagnostic details of a session as text to send to support: codes, ids, times and URLs. Contains known fields
 * only, and omits every value that doesn't look like an id, a code or a URL: no token, name, body or query.
 */
export function supportBundle(facts: SupportFacts): string {
  const { mode, configuration, addresses } = facts.deployment;
  const error = failureOf(facts.state);
  return [
    ...section('Gatehouse support bundle', {
      Created: time(facts.now),
      App: APP_VERSION,
      MSAL: facts.libraryVersion,
      Mode: mode,
      Client: configuration.clientId,
      Authority: `${configuration.cloud.authorityOrigin}/${configuration.tenant}`,
      'Redirect URI': addresses.redirectUri,
      API: configuration.api,
      'API base': configuration.apiBaseUrl ?? configuration.cloud.apiOrigins[configuration.api],
      'Sign-in': facts.state.status,
      Reason: error?.code,
      AADSTS: error?.details.aadstsCode,
      Library: error?.details.libraryCode,
      Correlation: error?.details.correlationId,
    }),
    ...list('Acquisitions, oldest first', facts.acquisitions.map(acquisitionLine)),
    ...list('Requests, oldest first', facts.requests.map(requestLine)),
    '',
  ].join('\n');
}

function failureOf(state: SessionState) {
  if (state.status === 'failed') return state.error;
  return state.status === 'signed-in' ? state.failure : null;
}

function acquisitionLine(entry: Acquisition): string {
  return line([
    [null, time(entry.at)],
    [null, entry.outcome],
    [null, entry.how],
    [null, entry.api],
    [null, entry.tenantId],
    ['ms', entry.durationMs],
    ['AADSTS', entry.aadstsCode],
    ['correlation', entry.correlationId],
    ...entry.scopesRequested.map((scope) => ['requested', scope] as const),
    ...entry.scopesGranted.map((scope) => ['granted', scope] as const),
    ['expires', entry.expiresAt === null ? null : time(entry.expiresAt)],
  ]);
}

function requestLine(request: LoggedRequest): string {
  return line([
    [null, time(request.at)],
    [null, request.method],
    [null, `${request.host}${request.path}`],
    ['status', request.status ?? 'none'],
    ['ms', request.durationMs],
    ['request', request.requestId],
  ]);
}

function section(title: string, values: Parameters<typeof supportQuote>[0]): readonly string[] {
  return [title, ...quotable(values).map(({ name, value }) => `${name}: ${value}`)];
}

function list(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}

/** Formats values as one line, some with a name. Omits absent and unsafe values. */
function line(values: readonly (readonly [name: string | null, value: string | number | null])[]): string {
  const parts = values.flatMap(([name, value]) =>
    quotable({ value }).map((quoted) => (name === null ? quoted.value : `${name}=${quoted.value}`)),
  );
  return `- ${parts.join(' | ')}`;
}

/** Returns the values that are safe to quote and contain nothing to redact. */
function quotable(values: Parameters<typeof supportQuote>[0]): ReturnType<typeof supportQuote> {
  return supportQuote(values).filter(({ value }) => redact(value) === value);
}

/** Formats a time as ISO 8601 in UTC, to the second. */
function time(at: EpochMs): string {
  return new Date(at - (at % SECOND_MS)).toISOString().replace('.000', '');
}
