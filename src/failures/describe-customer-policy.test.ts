import { describe, expect, it } from 'vitest';
import { SignInError } from '../access/sign-in-error.ts';
import { describeSignInError } from './describe-sign-in-error.ts';

const TENANT = '7b94e0d6-2a35-4f18-8e57-c3d1f6a04b02';
const refusal = (aadstsCode: number, isOtherTenant: boolean) =>
  describeSignInError(
    new SignInError({ code: 'interaction-required', aadstsCode, tenantId: TENANT, isRenewal: true, isOtherTenant }),
  );

describe('a refusal by Conditional Access', () => {
  it.each([53003, 53000, 50076, 530032])('of another tenant is named as theirs (AADSTS%i)', (number) => {
    const { heading, advice, actions, quote } = refusal(number, true);
    expect(heading).toBe('A policy of the other tenant requires more than this sign-in');
    expect(advice).toContain(`Conditional Access of tenant ${TENANT}`);
    expect(advice).toContain('only an administrator of that tenant can change the policy');
    expect(actions[0]).toBe('sign-in');
    expect(quote).toContainEqual({ name: 'Error number', value: `AADSTS${number}` });
  });

  it('of the user’s own tenant is not', () => {
    expect(refusal(53003, false).heading).toBe('Sign-in required');
    expect(refusal(65001, true).heading).not.toContain('other tenant');
  });
});
