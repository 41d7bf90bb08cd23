// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Router } from '../../navigation/router.tsx';
import { CommandPalette } from './command-palette.tsx';
import { goToPages } from './go-to-pages.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

let root: Root;
const runAction = vi.fn();

function PaletteWithButton() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setIsOpen(true)}>
        Open
      </button>
      {isOpen ? (
        <CommandPalette
          source={null}
          pages={goToPages('severity=high')}
          views={null}
          actions={[{ id: 'theme', title: 'Switch theme', icon: 'theme', run: runAction }]}
          onClose={() => setIsOpen(false)}
        />
      ) : null}
    </>
  );
}

function element<Kind extends HTMLElement>(selector: string): Kind {
  const found = document.querySelector<Kind>(selector);
  if (found === null) throw new Error(`no ${selector}`);
  return found;
}

function press(key: string): Promise<void> {
  return act(async () => {
    element('input').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  });
}

function type(text: string): Promise<void> {
  const input = element<HTMLInputElement>('input');
  return act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

async function commandsLoaded(): Promise<void> {
  await vi.waitFor(
    async () => {
      await act(async () => undefined);
      expect(document.querySelector('[data-highlighted]')).not.toBeNull();
    },
    { timeout: 30_000 },
  );
}

beforeEach(async () => {
  location.hash = '#/';
  root = createRoot(document.body.appendChild(document.createElement('div')));
  await act(async () =>
    root.render(
      <QueryClientProvider client={new QueryClient()}>
        <Router>
          <PaletteWithButton />
        </Router>
      </QueryClientProvider>,
    ),
  );
  element('button').focus();
  act(() => element('button').click());
});

afterEach(async () => {
  await act(async () => root.unmount());
  document.body.replaceChildren();
  runAction.mockReset();
});

describe('the command palette', () => {
  it('focuses its field in the same moment, before the commands have loaded', () => {
    expect(document.activeElement).toBe(element('input'));
    expect(element('dialog').getAttribute('aria-label')).toBe('Command palette');
  });

  it('keeps what the user types while the commands load, and runs the match', async () => {
    await type('them');
    await commandsLoaded();
    expect(element('[data-highlighted] mark').textContent).toBe('them');
    expect(element('input').getAttribute('aria-activedescendant')).toBe(element('[data-highlighted]').id);
    await press('Enter');
    expect(runAction).toHaveBeenCalledOnce();
    expect(document.querySelector('dialog')).toBeNull();
  });

  it('moves the highlight with the arrow keys, and goes to a page', async () => {
    await commandsLoaded();
    expect(element('[data-highlighted]').textContent).toContain('Incidents');
    await press('ArrowDown');
    expect(element('[data-highlighted]').textContent).toContain('Token');
    await press('ArrowUp');
    await press('ArrowUp');
    expect(element('[data-highlighted]').textContent).toContain('Switch theme');
    await press('ArrowDown');
    await press('ArrowDown');
    await press('Enter');
    expect(location.hash).toBe('#/token');
  });

  it('goes to the last view of the queue', async () => {
    await commandsLoaded();
    await press('Enter');
    expect(location.hash).toBe('#/incidents?severity=high');
  });

  it('returns the focus when Escape closes it', async () => {
    await press('Escape');
    expect(document.querySelector('dialog')).toBeNull();
    expect(document.activeElement).toBe(element('button'));
  });
});
