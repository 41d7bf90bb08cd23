import type { SignInErrorCode } from '../../access/sign-in-error.ts';
import type { AadstsCode } from '../../entra/aadsts-codes.ts';
import type { FailedStep } from './landing-checklist.tsx';

/** Codes of other steps. A sign-in that the user cancelled has not failed. */
const STEPS: { readonly [Code in SignInErrorCode]?: FailedStep | null } = {
  cancelled: null,
  configuration: 'Configuration',
  'unknown-tenant': 'Configuration',
  'consent-required': 'Permission',
  'admin-consent-required': 'Permission',
};

/** Numbers of a missing consent. */
const CONSENT_NUMBERS: readonly number[] = [65001, 65004, 90094];

/** The step of the checklist that stopped a failed sign-in, or `null`. */
export function failedStepOf(code: SignInErrorCode): FailedStep | null {
  const step = STEPS[code];
  return step === undefined ? 'Sign-in' : step;
}

/** The step that an AADSTS error stopped. What the owner of the app must fix counts as configuration. */
export function failedStepOfNumber(number: number, codes: readonly AadstsCode[]): FailedStep {
  if (CONSENT_NUMBERS.includes(number)) return 'Permission';
  return codes.find((code) => code.number === number)?.fixedBy === 'app-owner' ? 'Configuration' : 'Sign-in';
}
