// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useDocumentKeys } from '../../ui/use-document-keys.ts';
import { useEarlyKey } from './use-early-key.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const load = vi.fn();
const handled: string[] = [];
let root: Root;

function Part() {
  useDocumentKeys(({ key }) => void handled.push(key));
  return null;
}

function Page(props: { isLoaded: boolean }) {
  useEarlyKey({ isLoaded: props.isLoaded, keys: ['a', 's'], onEarlyKey: load });
  return (
    <>
      <button type="button">Row</button>
      <button type="button">Other</button>
      {props.isLoaded ? <Part /> : null}
    </>
  );
}

const show = (isLoaded: boolean) => act(async () => root.render(<Page isLoaded={isLoaded} />));
const buttons = () => [...document.querySelectorAll('button')];
const press = (key: string) =>
  act(async () => void document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })));

beforeEach(async () => {
  load.mockClear();
  handled.length = 0;
  root = createRoot(document.body.appendChild(document.createElement('div')));
  await show(false);
  buttons()[0]?.focus();
});

afterEach(async () => {
  await act(async () => root.unmount());
  document.body.replaceChildren();
});

describe('a key pressed before its part of the page has loaded', () => {
  it('loads the part, which then gets the last such key once', async () => {
    await press('a');
    await press('s');
    await press('x');
    expect(load).toHaveBeenCalledTimes(2);
    await show(true);
    await show(true);
    expect(handled).toEqual(['s']);
  });

  it('is dropped if the focus has moved since', async () => {
    await press('a');
    buttons()[1]?.focus();
    await show(true);
    expect(handled).toEqual([]);
  });

  it('leaves keys to the part once it has loaded', async () => {
    await show(true);
    await press('a');
    expect(load).not.toHaveBeenCalled();
    expect(handled).toEqual(['a']);
  });
});
