// @vitest-environment happy-dom
import { act, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import { aSessionFixture } from './session.fixture.ts';
import { SessionProvider } from './session-provider.tsx';
import type { LibrarySession } from './start-session.ts';
import { useSession } from './use-session.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

function Shown() {
  const { state, isLeaving } = useSession();
  return (
    <p>
      {state.status}
      {isLeaving ? ', leaving' : ''}
    </p>
  );
}

async function show(session: LibrarySession): Promise<HTMLElement> {
  const place = document.createElement('div');
  await act(async () =>
    createRoot(place).render(
      <StrictMode>
        <SessionProvider session={session}>
          <Shown />
        </SessionProvider>
      </StrictMode>,
    ),
  );
  return place;
}

it('shows where sign-in stands, and that the page is leaving, once, in strict mode', async () => {
  const bench = aSessionFixture();
  const session = await bench.signedIn();
  const place = await show(session);
  expect(place.textContent).toBe('signed-in');
  expect(bench.endpoint.asked).toHaveLength(1);
  await act(() => bench.leavesFor(session, () => session.signIn({ api: 'graph-security' })));
  expect(place.textContent).toBe('signed-in, leaving');
});

it('shows a sign-out in another tab without being asked', async () => {
  const bench = aSessionFixture();
  const place = await show(await bench.signedIn());
  await act(async () => bench.hear({ kind: 'signed-out' }));
  expect(place.textContent).toBe('signed-out');
});

it('works where the library could not be started', async () => {
  const place = await show(await aSessionFixture({ sessionStorage: null }).start());
  expect(place.textContent).toBe('failed');
});
