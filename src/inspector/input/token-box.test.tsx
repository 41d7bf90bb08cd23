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
