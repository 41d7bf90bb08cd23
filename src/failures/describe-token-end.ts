import type { TokenEnd } from '../access/sign-in-error.ts';
import type { FailureMessage } from '../ui/failure-message.ts';

const CONTINUE =
  'Loaded incidents stay. Bring a new token for the same tenant, application and API to continue where reading stopped.';

const HEADINGS: Readonly<Record<TokenEnd, string>> = {
  expired: 'The token has expired',
  refused: 'The API rejected the token',
  'step-up-required': 'The API requires stronger proof than this token',
  'signed-out': 'The token was removed at sign-out',
  'page-left': 'The token was removed when you left the page',
  inactive: 'The token was removed after an hour without input',
  replaced: 'The token was replaced',
  removed: 'The token was removed',
};

/** Describes why a kept token can no longer be used. It is never renewed, so only a new token helps. */
export function describeTokenEnd(end: TokenEnd): Omit<FailureMessage, 'quote'> {
  return { heading: HEADINGS[end], advice: adviceFor(end), actions: end === 'replaced' ? ['retry'] : ['new-token'] };
}

function adviceFor(end: TokenEnd): string {
  switch (end) {
    case 'refused':
      return `It may have been revoked, or a policy restricts it. A kept token is never renewed. ${CONTINUE}`;
    case 'step-up-required':
      return `A policy of this tenant demands it, for example another network or multifactor authentication. A signed-in user could step up; an application can’t, and neither can a kept token. Ask an administrator which policies apply. ${CONTINUE}`;
    case 'replaced':
      return 'Reading continues with the new token.';
    case 'expired':
    case 'signed-out':
    case 'page-left':
    case 'inactive':
    case 'removed':
      return CONTINUE;
  }
}
