import { expect } from 'vitest';

/** For tests: the token endpoint's answer is this refusal, and no token came with it. */
export function expectRefusal(
  answer: { status: number; body: Record<string, unknown> },
  number: number,
  error: string,
  status = 400,
): void {
  expect(answer.body.error_codes).toEqual([number]);
  expect(answer.body.error).toBe(error);
  expect(answer.status).toBe(status);
  expect(answer.body).not.toHaveProperty('access_token');
}
