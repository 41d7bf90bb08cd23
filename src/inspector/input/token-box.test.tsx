// @vitest-environment happy-dom
import { act, createRef } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import { TokenBox } from './token-box.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

async function aTokenBox() {
  const inspected: string[] = [];
  const box = createRef<HTMLTextAreaElement>();
  const container = document.createElement('div');
  document.body.append(container);
  await act(async () =>
    createRoot(container).render(
      <TokenBox
        box={box}
        hint={null}
        onInspect={(text) => inspected.push(text)}
        onCompare={() => undefined}
        onClear={() => undefined}
      />,
    ),
  );
  const { current } = box;
  if (current === null) throw new Error('not rendered');
  return { box: current, inspected };
}

it('inspects on paste, and the next paste replaces the text', async () => {
  const { box, inspected } = await aTokenBox();
  box.value = 'pasted';
  await act(async () => box.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' })));
  expect(inspected).toEqual(['pasted']);
  expect([box.selectionStart, box.selectionEnd]).toEqual([0, 'pasted'.length]);
});

it('a paste replaces an inspected text after a click has put the caret into it, and extends any other text', async () => {
  const { box } = await aTokenBox();
  const paste = () => act(async () => box.dispatchEvent(new Event('paste', { bubbles: true })));
  const input = (inputType: string) =>
    act(async () => box.dispatchEvent(new InputEvent('input', { bubbles: true, inputType })));
  box.value = 'pasted';
  await input('insertFromPaste');
  box.setSelectionRange(3, 3);
  await paste();
  expect([box.selectionStart, box.selectionEnd]).toEqual([0, 'pasted'.length]);
  box.setSelectionRange(1, 3);
  await paste();
  expect([box.selectionStart, box.selectionEnd]).toEqual([1, 3]);
  await input('insertText');
  box.setSelectionRange(3, 3);
  await paste();
  expect([box.selectionStart, box.selectionEnd]).toEqual([3, 3]);
});

it('inspects on Ctrl+Enter, and neither on typing nor on Enter', async () => {
  const { box, inspected } = await aTokenBox();
  box.value = 'typed';
  const press = (ctrlKey: boolean) =>
    act(async () => box.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, key: 'Enter', ctrlKey })));
  await act(async () => box.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' })));
  await press(false);
  expect(inspected).toEqual([]);
  await press(true);
  expect(inspected).toEqual(['typed']);
});
