// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { startApp } from './start-app.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

/** What Vite tells the page when a file of the build cannot be loaded. */
function failToLoad() {
  window.dispatchEvent(new Event('vite:preloadError', { cancelable: true }));
}

afterEach(() => {
  vi.restoreAllMocks();
  document.body.replaceChildren();
  sessionStorage.clear();
});

test.each([
  ['nothing configured', '{}'],
  ['an unreadable configuration', '{ "clientId": '],
])('what is explained while the configuration is under way is not rendered over: %s', async (_what, text) => {
  const place = document.body.appendChild(document.createElement('div'));
  place.id = 'root';
  document.documentElement.dataset.start = 'shell';
  vi.spyOn(location, 'reload').mockImplementation(() => undefined);
  let answer: (response: Response) => void = () => undefined;
  const answered = new Promise<Response>((resolve) => {
    answer = resolve;
  });
  vi.stubGlobal('fetch', () => answered);
  location.hash = '#/token';

  const started = startApp();
  await act(async () => {
    // The first makes the page reload, the second is explained.
    failToLoad();
    failToLoad();
  });
  const explained = 'A part of the app could not be loaded';
  expect(place.textContent).toContain(explained);
  answer(new Response(text));
  await act(() => started);
  expect(place.textContent).toContain(explained);
});

test('shows the permission and the ladder of the configured API on the landing page', async () => {
  const root = document.body.appendChild(document.createElement('div'));
  root.id = 'root';
  document.documentElement.dataset.start = 'landing';
  vi.stubGlobal('fetch', async () =>
    Response.json({ clientId: '11111111-2222-4333-8444-555555555555', api: 'graph-security' }),
  );
  location.hash = '#/';

  await act(() => startApp());
  await vi.waitFor(() => expect(root.querySelector('h1')).not.toBeNull());
  expect(root.textContent).toContain('SecurityIncident.Read.All.');
  expect(root.textContent).toContain('graph.microsoft.com, with its own token');
  expect(root.textContent).not.toContain('Incident.Read,');
});
