// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import { ErrorBoundary } from './error-boundary.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

function Broken(): never {
  throw new Error('Bearer eyJcanary.canary.canary');
}

it('a crashed page is replaced inside the shell, and the next page renders', async () => {
  const container = document.body.appendChild(document.createElement('div'));
  const onCaughtError = vi.fn();
  const root = createRoot(container, { onCaughtError });
  const render = (path: string) =>
    act(async () =>
      root.render(
        <ErrorBoundary place="page" resetKey={path} onReload={() => undefined}>
          {path === '/setup' ? <Broken /> : <p>The token page</p>}
        </ErrorBoundary>,
      ),
    );
  await render('/setup');
  await vi.waitFor(() => expect(container.querySelector('[role="alert"]')?.textContent ?? '').toContain('[redacted]'));
  expect(container.querySelector('h1')?.textContent).toBe('This page has crashed');
  expect(container.querySelector('main')).toBeNull();
  expect(container.textContent).not.toContain('canary.');
  expect(onCaughtError).toHaveBeenCalledOnce();
  await render('/token');
  expect(container.textContent).toBe('The token page');
});
