import { describe, expect, it } from 'vitest';
import { registrationAnswer } from './registration-answer.ts';
import { SignInError } from './sign-in-error.ts';

describe('what a hidden sign-in says about the registration', () => {
  it.each([
    [{ code: 'interaction-required', libraryCode: 'timed_out' } as const, 'silent'],
    [{ code: 'interaction-required', libraryCode: 'login_required' } as const, 'answered'],
    [{ code: 'consent-required', aadstsCode: 65001 } as const, 'answered'],
    // The code was issued; only redeeming it failed, as with a redirect URI of the platform Web.
    [{ code: 'token-endpoint-unreadable' } as const, 'answered'],
    [{ code: 'configuration', aadstsCode: 9002326 } as const, 'answered'],
    [{ code: 'offline' } as const, 'failed'],
    [{ code: 'service-unavailable', libraryCode: 'timed_out' } as const, 'failed'],
    [{ code: 'configuration', libraryCode: 'endpoints_resolution_error' } as const, 'failed'],
  ])('is, for %o, %s', (details, kind) => {
    expect(registrationAnswer(new SignInError(details)).kind).toBe(kind);
  });
});
