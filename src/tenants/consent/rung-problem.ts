import { SignInError } from '../../access/sign-in-error.ts';
import { AADSTS_CODES } from '../../entra/aadsts-codes.ts';
import { HttpError } from '../../http/http-error.ts';
import { NetworkError } from '../../http/network-error.ts';
import type { FailureMessage } from '../../ui/failure-message.ts';
import { CUSTOMER_FIXES, type FixedBy } from './customer-fixes.ts';

/** Why a step failed, in one line each. */
export type RungProblem = {
  /** A short name for lists: an AADSTS number, an HTTP status, or a word. */
  readonly badge: string;
  readonly cause: string;
  readonly fix: string;
  /** `null` if nobody needs to act. */
  readonly fixedBy: FixedBy | null;
};

/** Explains the failure of a read to a partner. `message` is the app's general explanation of the same error. */
export function rungProblem(error: unknown, message: FailureMessage, access: 'home' | 'other'): RungProblem {
  const general = { cause: `${message.heading}.`, fix: message.advice };
  if (error instanceof SignInError) {
    const number = error.details.aadstsCode;
    if (number === undefined) return { ...general, badge: 'No token', fixedBy: signInFixedBy(error) };
    const badge = `AADSTS${number}`;
    const special = access === 'other' ? CUSTOMER_FIXES[number] : undefined;
    if (special !== undefined) return { badge, ...special };
    const code = AADSTS_CODES.find((known) => known.number === number);
    if (code === undefined) return { ...general, badge, fixedBy: signInFixedBy(error) };
    const fixedBy = code.fixedBy === 'administrator' ? (access === 'other' ? 'customer' : 'home') : code.fixedBy;
    return { badge, cause: code.meaning, fix: code.remedy, fixedBy };
  }
  if (error instanceof HttpError) {
    const isDenial = error.status === 401 || error.status === 403;
    const denier = access === 'other' ? 'customer' : 'home';
    return { ...general, badge: `HTTP ${error.status}`, fixedBy: isDenial ? denier : null };
  }
  if (error instanceof NetworkError) {
    const isBlocked = error.code === 'blocked';
    return { ...general, badge: isBlocked ? 'Blocked' : 'No response', fixedBy: isBlocked ? 'app-owner' : null };
  }
  return { ...general, badge: 'Unreadable', fixedBy: null };
}

function signInFixedBy({ code }: SignInError): FixedBy | null {
  return code === 'throttled' || code === 'service-unavailable' || code === 'offline' ? null : 'you';
}
