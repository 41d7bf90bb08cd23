// @vitest-environment happy-dom
import { startTransition, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import { useDocumentKeys } from './use-document-keys.ts';

/** Closes on Escape, like the side panel. */
function Panel(props: { onClose: () => void }) {
  useDocumentKeys((event) => {
    if (event.key === 'Escape') props.onClose();
  });
  return <aside />;
}

function Queue() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => startTransition(() => setIsOpen(true))}>
        Open
      </button>
      {isOpen ? <Panel onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}

it('handles a key from the moment the component is on screen', async () => {
  const container = document.body.appendChild(document.createElement('div'));
  const root = createRoot(container);
  root.render(<Queue />);
  await vi.waitFor(() => expect(container.querySelector('button')).not.toBeNull());
  // Navigation renders in a transition, whose effects run some time after the new elements are on screen.
  const pressed = new Promise<void>((resolve) => {
    const observer = new MutationObserver(() => {
      if (container.querySelector('aside') === null) return;
      observer.disconnect();
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
      resolve();
    });
    observer.observe(container, { childList: true, subtree: true });
  });
  container.querySelector('button')?.click();
  await pressed;
  await vi.waitFor(() => expect(container.querySelector('aside')).toBeNull());
  root.unmount();
});
