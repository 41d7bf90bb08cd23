import type { ProbeOutcome } from '../../defender/probe-api.ts';
import { formatExactClock } from '../../ui/format-moment.ts';

export type ProbeOutcomeText = {
  readonly tone: 'success' | 'danger' | 'warning';
  /** What the API's answer makes of the verdict. */
  readonly kicker: string;
  readonly title: string;
  readonly advice: string | null;
};

/** What the API's own answer means for a token. Says nothing of the answer's body. */
export function probeOutcomeText(answer: ProbeOutcome): ProbeOutcomeText {
  const { result, host } = answer;
  if (result.kind === 'unreachable') return UNREACHABLE[result.code](host);
  if (result.kind === 'rate-limited') {
    return {
      tone: 'warning',
      kicker: 'Not measured: not asked',
      title: HELD_BACK[result.by](host),
      advice: `It says nothing about the token. Ask again at ${formatExactClock(result.until)}.`,
    };
  }
  const { status, retryAt } = result;
  const askAgain = retryAt === null ? null : ` Ask again at ${formatExactClock(retryAt)}.`;
  if (status >= 200 && status < 300) {
    return {
      tone: 'success',
      kicker: 'Measured, not only read',
      title: 'This token reads incidents. The API answered.',
      advice: null,
    };
  }
  if (status === 401) {
    return {
      tone: 'danger',
      kicker: 'Measured: refused',
      title: 'The API did not accept this token.',
      advice:
        '401 asks who you are: the token is expired, revoked, changed, or wants a stronger sign-in. Get a new one before anything else.',
    };
  }
  if (status === 403) {
    return {
      tone: 'danger',
      kicker: 'Measured: refused',
      title: 'The API knows who asks, and says no.',
      advice:
        '403 means “not you”, so a new token alone will not help. It takes the permission in the token and, for a person, a role in Defender that may see incidents: Security Reader is enough to read.',
    };
  }
  if (status === 429) {
    return {
      tone: 'warning',
      kicker: 'Measured: asked to wait',
      title: 'The API took the token and asks to wait.',
      advice: `The calls of this tenant are used up for the moment.${askAgain ?? ' Ask again in a minute.'}`,
    };
  }
  return {
    tone: 'warning',
    kicker: 'Measured, and not decided',
    title: `The API answered ${status}, which says nothing about this token.`,
    advice: `The fault is not the token’s.${askAgain ?? ' Ask again later.'} If it stays, quote the request id.`,
  };
}

const HELD_BACK: { readonly [By in 'service' | 'quota']: (host: string) => string } = {
  service: (host) => `${host} asked to be left alone for a while, so it was not asked.`,
  quota: (host) => `The calls that ${host} allows are used up, so it was not asked.`,
};

const UNREACHABLE: {
  readonly [Code in Extract<ProbeOutcome['result'], { kind: 'unreachable' }>['code']]: (
    host: string,
  ) => ProbeOutcomeText;
} = {
  blocked: (host) => ({
    tone: 'warning',
    kicker: 'Not measured: blocked',
    title: `The browser was kept from reading what ${host} says.`,
    advice:
      'This app answers and that host does not: it sends no CORS headers to pages, or an extension or a proxy is in the way. It says nothing about the token. Try it with the command instead, or with Graph.',
  }),
  offline: (host) => ({
    tone: 'warning',
    kicker: 'Not measured: offline',
    title: `${host} could not be reached, and nothing else either.`,
    advice: 'Check the network, then ask again.',
  }),
  'timed-out': (host) => ({
    tone: 'warning',
    kicker: 'Not measured: no answer in time',
    title: `${host} did not answer within half a minute.`,
    advice: 'It says nothing about the token. Ask again later.',
  }),
  'not-readable': (host) => ({
    tone: 'warning',
    kicker: 'Not measured: no answer of the API',
    title: `What came back from ${host} was not the API’s.`,
    advice: 'A proxy, or the sign-in page of a network, may stand in between. It says nothing about the token.',
  }),
};
