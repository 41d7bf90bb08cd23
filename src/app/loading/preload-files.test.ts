// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import { preloadFiles } from './preload-files.ts';

afterEach(() => {
  vi.restoreAllMocks();
  document.head.replaceChildren();
});

/** The links that the function adds, without adding them: the simulated browser would request the files. */
function linksFor(list: 'session' | 'queue'): readonly Element[] {
  const append = vi.spyOn(document.head, 'append').mockImplementation(() => undefined);
  preloadFiles(list, document);
  return append.mock.calls.flat().filter((node) => node instanceof Element);
}

function addList(list: string, content: string) {
  const meta = document.createElement('meta');
  meta.name = `gatehouse-${list}-files`;
  meta.content = content;
  document.head.append(meta);
}

it('preloads each file of a list in the way that the later request finds it', () => {
  addList('session', 'config.json assets/session-1.js assets/session-2.css');
  addList('queue', 'assets/incidents-page-3.js');
  const links = linksFor('session').map((link) => [
    link.getAttribute('rel'),
    link.getAttribute('as'),
    link.getAttribute('href'),
    link.getAttribute('crossorigin'),
  ]);
  expect(links).toEqual([
    ['preload', 'fetch', './config.json', ''],
    ['modulepreload', null, './assets/session-1.js', ''],
    ['preload', 'style', './assets/session-2.css', ''],
  ]);
});

it.each([
  ['without a list, as in development', () => undefined],
  ['with an empty list', () => addList('queue', '')],
])('preloads nothing %s', (_name, prepare) => {
  prepare();
  expect(linksFor('queue')).toEqual([]);
});
