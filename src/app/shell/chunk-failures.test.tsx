// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { whenLoaded } from '../loading/when-loaded.ts';
import { ChunkFailureNotice } from './chunk-failure-notice.tsx';
import { dismissChunkFailure, keepPageOnChunkFailure } from './chunk-failures.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

let root: Root;
let host = { isReachable: true, hasChunk: true };
const reload = vi.fn();

/** Loads a chunk as a page does. Returns the modules that have loaded so far. */
function loadChunk(): string[] {
  const loaded: string[] = [];
  void whenLoaded(async () => (host.isReachable && host.hasChunk ? 'page' : undefined)).then((name) => {
    loaded.push(name);
  });
  return loaded;
}

function click(name: string): Promise<void> {
  return act(async () => {
    [...document.querySelectorAll('button')].find((button) => button.textContent === name)?.click();
  });
}

beforeEach(async () => {
  host = { isReachable: true, hasChunk: true };
  root = createRoot(document.body.appendChild(document.createElement('div')));
  keepPageOnChunkFailure(async () => host.isReachable);
  await act(async () => root.render(<ChunkFailureNotice onReload={reload} />));
});

afterEach(async () => {
  dismissChunkFailure();
  await act(async () => root.unmount());
  document.body.replaceChildren();
});

describe('a chunk that fails to load once a page is on screen', () => {
  it('shows a notice while the host does not respond, and loads when the user tries again', async () => {
    host.isReachable = false;
    const loaded = loadChunk();
    await act(async () => undefined);
    expect(document.querySelector('[role="alert"]')?.textContent).toContain('This site doesn’t respond.');
    await click('Try again');
    expect(loaded).toEqual([]);
    expect(document.querySelector('[role="alert"]')).not.toBeNull();
    host.isReachable = true;
    await click('Try again');
    expect(loaded).toEqual(['page']);
    expect(document.querySelector('[role="alert"]')).toBeNull();
  });

  it('loads without a click when the browser is online again', async () => {
    host.isReachable = false;
    const loaded = loadChunk();
    await act(async () => undefined);
    host.isReachable = true;
    await act(async () => {
      window.dispatchEvent(new Event('online'));
    });
    expect(loaded).toEqual(['page']);
  });

  it('offers a reload, and does not reload on its own, if the file is gone', async () => {
    host.hasChunk = false;
    loadChunk();
    await act(async () => undefined);
    expect(document.querySelector('[role="alert"]')?.textContent).toContain('A newer version may have replaced');
    expect(reload).not.toHaveBeenCalled();
    await click('Reload the page');
    expect(reload).toHaveBeenCalledOnce();
  });

  it('requests no stylesheet that index.html contains', async () => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.setAttribute('disabled', '');
    document.body.append(link);
    host.hasChunk = false;
    loadChunk();
    await act(async () => undefined);
    expect(document.querySelectorAll('link')).toHaveLength(1);
    expect(document.querySelector('[role="alert"]')).not.toBeNull();
  });

  it('keeps waiting after the user dismisses the notice', async () => {
    host.isReachable = false;
    const loaded = loadChunk();
    await act(async () => undefined);
    await click('Dismiss');
    expect(document.querySelector('[role="alert"]')).toBeNull();
    expect(loaded).toEqual([]);
  });
});
