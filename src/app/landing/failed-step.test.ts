import { describe, expect, it } from 'vitest';
import { AADSTS_CODES } from '../../entra/aadsts-codes.ts';
import { failedStepOf, failedStepOfNumber } from './failed-step.ts';

describe('the step that stopped a sign-in', () => {
  it.each([
    ['configuration', 'Configuration'],
    ['unknown-tenant', 'Configuration'],
    ['consent-required', 'Permission'],
    ['admin-consent-required', 'Permission'],
    ['access-denied', 'Sign-in'],
    ['storage-blocked', 'Sign-in'],
    ['cancelled', null],
  ] as const)('of the error %s is %s', (code, step) => {
    expect(failedStepOf(code)).toBe(step);
  });

  it.each([
    [50011, 'Configuration'],
    [700016, 'Configuration'],
    [90094, 'Permission'],
    [53003, 'Sign-in'],
    [99999, 'Sign-in'],
  ] as const)('of AADSTS%d is %s', (number, step) => {
    expect(failedStepOfNumber(number, AADSTS_CODES)).toBe(step);
  });
});
