// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { whenLoaded } from '../loading/when-loaded.ts';
import { startApp } from './start-app.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

function addRoot(): HTMLElement {
  const root = document.body.appendChild(document.createElement('div'));
  root.id = 'root';
  return root;
}

/** Waits for a chunk that fails to load. */
function failChunk() {
  void whenLoaded(async () => undefined);
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  document.body.replaceChildren();
  sessionStorage.clear();
});

test.each([
  ['an empty configuration', '{}'],
  ['an unreadable configuration', '{ "clientId": '],
])('nothing renders over a chunk failure that happens while the configuration loads: %s', async (_name, text) => {
  const root = addRoot();
  document.documentElement.dataset.start = 'shell';
  vi.spyOn(location, 'reload').mockImplementation(() => undefined);
  let respond: (response: Response) => void = () => undefined;
  const response = new Promise<Response>((resolve) => {
    respond = resolve;
  });
  vi.stubGlobal('fetch', (_address: string, init?: RequestInit) =>
    init?.method === 'HEAD' ? Promise.resolve(new Response()) : response,
  );
  location.hash = '#/token';

  const started = startApp();
  await act(async () => {
    // The first failure reloads the page, the second one shows the failure page.
    failChunk();
    failChunk();
  });
  const heading = 'Part of the app couldn’t be loaded';
  await vi.waitFor(() => expect(root.textContent).toContain(heading), { timeout: 30_000 });
  respond(new Response(text));
  await act(() => started);
  expect(root.textContent).toContain(heading);
});

test('an error during start-up shows the crash page with redacted details', async () => {
  const root = addRoot();
  document.documentElement.dataset.start = 'shell';
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.stubGlobal('fetch', async () => Response.json({}));
  vi.spyOn(URLSearchParams.prototype, 'get').mockImplementation(() => {
    throw new Error('Bearer eyJcanary.canary.canary');
  });
  location.hash = '#/token';

  await act(() => startApp());
  expect(root.querySelector('[role="alert"]')?.textContent ?? '').toContain('Gatehouse has crashed');
  expect(root.textContent).toContain('[redacted]');
  expect(root.textContent).not.toContain('canary.');
});

test.each([
  [
    'plain HTTP',
    () => {
      vi.stubGlobal('isSecureContext', false);
      vi.stubGlobal('crypto', { getRandomValues: () => new Uint8Array(1) });
    },
    'Sign-in needs HTTPS',
  ],
  [
    'blocked storage',
    () => {
      vi.spyOn(window, 'sessionStorage', 'get').mockImplementation(() => {
        throw new DOMException('no', 'SecurityError');
      });
    },
    'Browser storage is blocked',
  ],
])('the landing page says at once why sign-in cannot work: %s', async (_name, breakBrowser, heading) => {
  const root = addRoot();
  document.documentElement.dataset.start = 'landing';
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  vi.stubGlobal('fetch', async () => Response.json({ clientId: '11111111-2222-4333-8444-555555555555' }));
  location.hash = '#/';
  breakBrowser();

  await act(() => startApp());
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false);
  await vi.waitFor(() => expect(root.querySelector('[role="alert"]')?.textContent ?? '').toContain(heading), {
    timeout: 10_000,
  });
  expect(root.textContent).toContain('Inspect a token');
});

test('the landing page shows the permission and the checklist of the configured API', async () => {
  const root = addRoot();
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

test('Explore the demo says that it loads until the demo can open', async () => {
  const root = addRoot();
  document.documentElement.dataset.start = 'landing';
  vi.stubGlobal('fetch', async () => Response.json({}));
  const assign = vi.spyOn(location, 'assign').mockImplementation(() => undefined);
  location.hash = '#/';

  await act(() => startApp());
  await vi.waitFor(() => expect(root.querySelector('h1')).not.toBeNull());
  const button = [...root.querySelectorAll('button')].find(({ textContent }) => textContent === 'Explore the demo');
  await act(async () => button?.click());
  expect(button?.getAttribute('aria-busy')).toBe('true');
  expect(button?.textContent).toContain('Loading demo');
  await vi.waitFor(() => expect(assign.mock.calls.join()).toContain('?demo=normal#/'), { timeout: 30_000 });
  expect(button?.getAttribute('aria-busy')).toBe('true');
});

test('the landing page confirms a sign-out after the return from the sign-out page', async () => {
  const root = addRoot();
  document.documentElement.dataset.start = 'landing';
  const clientId = '11111111-2222-4333-8444-555555555555';
  sessionStorage.setItem('msal.interaction.status', JSON.stringify({ clientId, type: 'signout' }));
  vi.stubGlobal('fetch', async () => Response.json({ clientId }));
  location.hash = '#/';

  await act(() => startApp());
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false);
  await vi.waitFor(() => expect(root.querySelector('[role="status"]')?.textContent).toContain('You are signed out'), {
    timeout: 30_000,
  });
});
