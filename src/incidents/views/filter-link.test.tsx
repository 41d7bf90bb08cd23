// @vitest-environment happy-dom
import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Router } from '../../navigation/router.tsx';
import { FilterLink, FilterLinks } from './filter-link.tsx';
import { queueViewCodec } from './queue-view.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

let unmount: () => Promise<void> = async () => undefined;
afterEach(() => unmount());

async function linksIn(content: ReactNode) {
  const container = document.body.appendChild(document.createElement('div'));
  const root = createRoot(container);
  unmount = async () => {
    await act(async () => root.unmount());
    container.remove();
  };
  await act(async () => root.render(<Router>{content}</Router>));
  return { container, links: [...container.querySelectorAll('a')] };
}

describe('a value that filters the queue', () => {
  it.each([
    ['tag', 'Major incident & more', 'Major incident & more'],
    ['asset', 'LAP-063.soc.example', 'lap-063.soc.example'],
    ['source', 'Office 365', 'Office 365'],
    ['technique', 'T1566.002', 'T1566.002'],
    ['tag', 'a\u202eb=1&x', 'a\u202eb=1&x'],
  ] as const)('links %s %j to the incidents that have it', async (facet, value, filtered) => {
    const { links } = await linksIn(
      <FilterLink facet={facet} value={value}>
        value
      </FilterLink>,
    );
    const [path, search] = (links[0]?.getAttribute('href') ?? '').split('?');
    expect(path).toBe('#/incidents');
    expect(queueViewCodec.decode(search ?? '')[facet]).toEqual([filtered]);
    expect(links[0]?.textContent).toBe(`value, show incidents with this ${facet}`);
  });

  it.each([
    ['tag', 'x'.repeat(101)],
    ['tag', ''],
    ['asset', `eyJ${'a'.repeat(40)}`],
    ['technique', 'not a technique'],
  ] as const)('is only text for %s %j, which the URL cannot hold', async (facet, value) => {
    const { container, links } = await linksIn(
      <FilterLink facet={facet} value={value}>
        value
      </FilterLink>,
    );
    expect(links).toEqual([]);
    expect(container.textContent).toBe('value');
  });

  it('is listed once', async () => {
    const { links } = await linksIn(<FilterLinks facet="source" values={['Endpoint', 'Identity', 'Endpoint']} />);
    expect(links).toHaveLength(2);
  });
});
