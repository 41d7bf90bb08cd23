// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useToast } from './toast.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

let unmount: () => Promise<void> = async () => undefined;
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(async () => {
  await unmount();
  vi.useRealTimers();
});

function Host() {
  const { toast, showToast } = useToast();
  return (
    <>
      <button type="button" onClick={() => showToast('Link copied')}>
        Copy
      </button>
      {toast}
    </>
  );
}

async function renderToast() {
  const container = document.body.appendChild(document.createElement('div'));
  const root = createRoot(container);
  await act(async () => root.render(<Host />));
  unmount = async () => {
    await act(async () => root.unmount());
    container.remove();
  };
  return {
    text: () => container.querySelector('[role="status"]')?.textContent,
    click: () => act(async () => container.querySelector('button')?.click()),
    wait: (ms: number) => act(async () => vi.advanceTimersByTime(ms)),
    // React derives enter and leave events from these two.
    hover: (type: 'pointerover' | 'pointerout') =>
      act(async () => container.querySelector('p')?.dispatchEvent(new PointerEvent(type, { bubbles: true }))),
  };
}

test('a toast disappears after six seconds', async () => {
  const { text, click, wait } = await renderToast();
  expect(text()).toBe('');
  await click();
  await wait(5_900);
  expect(text()).toBe('Link copied');
  await wait(200);
  expect(text()).toBe('');
});

test('a toast stays while hovered', async () => {
  const { text, click, wait, hover } = await renderToast();
  await click();
  await hover('pointerover');
  await wait(60_000);
  expect(text()).toBe('Link copied');
  await hover('pointerout');
  await wait(6_100);
  expect(text()).toBe('');
});

test('a repeated toast starts its six seconds again', async () => {
  const { text, click, wait } = await renderToast();
  await click();
  await wait(4_000);
  await click();
  await wait(4_000);
  expect(text()).toBe('Link copied');
});
