// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import { reportError, watchErrors } from './report-errors.ts';

const SECRET = 'Bearer eyJcanary.canary.canary for analyst@soc.example';

afterEach(() => {
  vi.restoreAllMocks();
});

it('an error outside of rendering is in the console without tokens and names, instead of the browser’s own message', async () => {
  const written = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const page = new EventTarget();
  watchErrors(page);
  const error = Object.assign(new Event('error', { cancelable: true }), { error: new Error(SECRET) });
  const rejection = Object.assign(new Event('unhandledrejection', { cancelable: true }), { reason: new Error(SECRET) });
  page.dispatchEvent(error);
  page.dispatchEvent(rejection);
  await vi.waitFor(() => expect(written).toHaveBeenCalledTimes(2));
  expect([error.defaultPrevented, rejection.defaultPrevented]).toEqual([true, true]);
  for (const [, text] of written.mock.calls) {
    expect(text).toContain('[redacted]');
    expect(text).not.toMatch(/canary|analyst/);
  }
});

it('a notice of the browser without an error is not reported', () => {
  const report = vi.fn(reportError);
  const page = new EventTarget();
  watchErrors(page, report);
  const notice = Object.assign(new Event('error', { cancelable: true }), { error: null });
  page.dispatchEvent(notice);
  expect(report).not.toHaveBeenCalled();
  expect(notice.defaultPrevented).toBe(false);
});
