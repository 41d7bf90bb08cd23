// @vitest-environment happy-dom
import { act, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import { aTab } from './session.fixture.ts';
import { SessionProvider } from './session-provider.tsx';
import type { LibrarySession } from './start-session.ts';
import { useSession } from './use-session.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

function CurrentStatus() {
  const { state, isLeaving } = useSession();
  return (
    <p>
      {state.status}
      {isLeaving ? ', leaving' : ''}
    </p>
  );
}

async function render(session: LibrarySession): Promise<HTMLElement> {
  const container = document.createElement('div');
  await act(async () =>
    createRoot(container).render(
      <StrictMode>
        <SessionProvider session={session}>
          <CurrentStatus />
        </SessionProvider>
      </StrictMode>,
    ),
  );
  return container;
}

it('provides the state of sign-in and whether the page is navigating, with one request in strict mode', async () => {
  const tab = aTab();
  const session = await tab.signedIn();
  const container = await render(session);
  expect(container.textContent).toBe('signed-in');
  expect(tab.endpoint.requests).toHaveLength(1);
  await act(() => tab.navigationAfter(session, () => session.signIn({ api: 'graph-security' })));
  expect(container.textContent).toBe('signed-in, leaving');
});

it('renders a sign-out in another tab', async () => {
  const tab = aTab();
  const container = await render(await tab.signedIn());
  await act(async () => tab.receiveMessage({ kind: 'signed-out' }));
  expect(container.textContent).toBe('signed-out');
});

it('works if the library could not start', async () => {
  const container = await render(await aTab({ sessionStorage: null }).start());
  expect(container.textContent).toBe('failed');
});
