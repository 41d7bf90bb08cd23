import type { ProbeOutcome } from '../../defender/probe-api.ts';
import { formatExactClock } from '../../ui/format-moment.ts';

export type ProbeOutcomeText = {
  readonly tone: 'success' | 'danger' | 'warning';
  /** What the outcome means for the verdict. */
  readonly kicker: string;
  readonly title: string;
  readonly advice: string | null;
};

/**
 * Whether the token may list incidents according to the response; `null` when the response is about the service or the
 * network and not about the token.
 */
export function probedListing({ result }: ProbeOutcome): 'yes' | 'no' | null {
  if (result.kind !== 'answered') return null;
  if (result.status >= 200 && result.status < 300) return 'yes';
  return result.status === 401 || result.status === 403 ? 'no' : null;
}

/** Whether the response is about the token, and not about the service or the network. */
export function isConclusive(probe: ProbeOutcome): boolean {
  return probedListing(probe) !== null;
}

/** Explains a probe's outcome. Never includes the response body. */
export function probeOutcomeText(probe: ProbeOutcome): ProbeOutcomeText {
  const { result, host } = probe;
  if (result.kind === 'unreachable') return UNREACHABLE_TEXTS[result.code](host);
  if (result.kind === 'rate-limited') {
    return {
      tone: 'warning',
      kicker: 'Not tested: request not sent',
      title: RATE_LIMITED_TITLES[result.by](host),
      advice: `This says nothing about the token. Try again at ${formatExactClock(result.until)}.`,
    };
  }
  const { status, retryAt } = result;
  const tryAgain = retryAt === null ? null : ` Try again at ${formatExactClock(retryAt)}.`;
  if (status >= 200 && status < 300) {
    return {
      tone: 'success',
      kicker: 'Confirmed by the API',
      title: 'This token can read incidents.',
      advice: null,
    };
  }
  if (status === 401) {
    return {
      tone: 'danger',
      kicker: 'Token rejected (401)',
      title: 'The API rejected this token.',
      advice:
        'The token is expired, revoked or altered, or the API requires a stronger sign-in. Sign in again to get a new token.',
    };
  }
  if (status === 403) {
    return {
      tone: 'danger',
      kicker: 'Access denied (403)',
      title: 'The API accepted the token but denied access.',
      advice:
        'The permission is missing from the token, or the user has no Defender role that can see incidents. Security Reader is enough. Signing in again won’t help.',
    };
  }
  if (status === 429) {
    return {
      tone: 'warning',
      kicker: 'Not confirmed: rate limited (429)',
      title: 'The API’s request limit is reached.',
      advice: `This tenant has used up its API quota.${tryAgain ?? ' Try again in a minute.'}`,
    };
  }
  return {
    tone: 'warning',
    kicker: 'Not confirmed',
    title: `The API returned ${status}, which says nothing about this token.`,
    advice: `The service failed, not the token.${tryAgain ?? ' Try again later.'} If it keeps failing, send the request ID to support.`,
  };
}

const RATE_LIMITED_TITLES: { readonly [By in 'service' | 'quota']: (host: string) => string } = {
  service: (host) => `${host} is rate limiting requests.`,
  quota: (host) => `The API quota for ${host} is used up.`,
};

const UNREACHABLE_TEXTS: {
  readonly [Code in Extract<ProbeOutcome['result'], { kind: 'unreachable' }>['code']]: (
    host: string,
  ) => ProbeOutcomeText;
} = {
  blocked: (host) => ({
    tone: 'warning',
    kicker: 'Not tested: blocked by the browser',
    title: `Your browser blocked the response from ${host} (CORS).`,
    advice:
      'The API doesn’t allow requests from this site, or an extension or proxy blocked them. This says nothing about the token. Run the command instead, or test a Microsoft Graph token.',
  }),
  offline: (host) => ({
    tone: 'warning',
    kicker: 'Not tested: offline',
    title: `You are offline, so ${host} can’t be reached.`,
    advice: 'Check your network connection and try again.',
  }),
  'timed-out': (host) => ({
    tone: 'warning',
    kicker: 'Not tested: timed out',
    title: `${host} did not respond within 30 seconds.`,
    advice: 'This says nothing about the token. Try again later.',
  }),
  'not-readable': (host) => ({
    tone: 'warning',
    kicker: 'Not tested: unexpected response',
    title: `The response from ${host} did not come from the API.`,
    advice: 'A proxy or a network sign-in page may have replaced it. This says nothing about the token.',
  }),
};
