// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import { Router } from '../../navigation/router.tsx';
import { useLastQueueView } from './use-last-queue-view.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

function LastView() {
  return useLastQueueView('status=active');
}

it('the queue’s last view is kept on other pages, without the side panel', async () => {
  location.hash = '#/token';
  const container = document.body.appendChild(document.createElement('div'));
  const root = createRoot(container);
  const goTo = (route: string) =>
    act(async () => {
      location.hash = route;
      window.dispatchEvent(new PopStateEvent('popstate'));
    });
  await act(async () =>
    root.render(
      <Router>
        <LastView />
      </Router>,
    ),
  );
  expect(container.textContent).toBe('status=active');
  await goTo('#/incidents?severity=high&open=t-1.412');
  await goTo('#/token');
  expect(container.textContent).toBe('severity=high');
  await goTo('#/incidents');
  expect(container.textContent).toBe('');
  await act(async () => root.unmount());
});
