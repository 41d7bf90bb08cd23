import type { Acquisition } from '../../access/acquisition-log.ts';
import type { SessionState } from '../../access/session.ts';
import { redact } from '../../failures/redact.ts';
import { supportQuote } from '../../failures/support-quote.ts';
import { type EpochMs, SECOND_MS } from '../../std/time.ts';
import type { PageAddresses } from '../configuration/page-addresses.ts';
import { APP_VERSION } from '../context/app-version.ts';
import type { LoggedRequest } from '../context/request-log.ts';
import type { Wiring } from '../context/wiring.ts';

export type SupportFacts = {
  readonly now: EpochMs;
  readonly wiring: Pick<Wiring, 'mode' | 'configuration'>;
  readonly addresses: Pick<PageAddresses, 'redirectUri'>;
  readonly state: SessionState;
  readonly libraryVersion: string | null;
  readonly acquisitions: readonly Acquisition[];
  readonly requests: readonly LoggedRequest[];
};

/**
 * What support needs to know about a session, as text to be sent on: codes, ids, times and addresses. Made of known
 * fields only, and whatever does not look like an id, a code or an address is left out: no token, no name, no body, no
 * query.
 */
export function supportBundle(facts: SupportFacts): string {
  const { configuration } = facts.wiring;
  const error = failureOf(facts.state);
  return [
    ...section('Gatehouse support bundle', {
      Made: time(facts.now),
      App: APP_VERSION,
      MSAL: facts.libraryVersion,
      Mode: facts.wiring.mode,
      Client: configuration.clientId,
      Authority: `${configuration.cloud.authorityOrigin}/${configuration.tenant}`,
      'Redirect URI': facts.addresses.redirectUri,
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
    ...entry.scopesAsked.map((scope) => ['asked', scope] as const),
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

/** Values in a row, those that need one with their name. What is absent, or is none of the safe kinds, is left out. */
function line(values: readonly (readonly [name: string | null, value: string | number | null])[]): string {
  const parts = values.flatMap(([name, value]) =>
    quotable({ value }).map((quoted) => (name === null ? quoted.value : `${name}=${quoted.value}`)),
  );
  return `- ${parts.join(' | ')}`;
}

/** What may be quoted, and has nothing in it that would have to go. */
function quotable(values: Parameters<typeof supportQuote>[0]): ReturnType<typeof supportQuote> {
  return supportQuote(values).filter(({ value }) => redact(value) === value);
}

/** ISO 8601 to the second, UTC. */
function time(at: EpochMs): string {
  return new Date(at - (at % SECOND_MS)).toISOString().replace('.000', '');
}
