import { useEffect, useRef } from 'react';
import { useDocumentKeys } from '../../ui/use-document-keys.ts';

/**
 * Repeats a key press for a part of the page that had not loaded yet, as soon as it has: the last one of `keys`, unless the
 * focus has moved since. `onEarlyKey` should load the part at once.
 */
export function useEarlyKey(part: {
  readonly isLoaded: boolean;
  readonly keys: readonly string[];
  readonly onEarlyKey: () => void;
}): void {
  const { isLoaded, keys, onEarlyKey } = part;
  const early = useRef<{ readonly key: string; readonly focused: Element | null } | null>(null);
  useDocumentKeys(({ key }) => {
    if (isLoaded || !keys.includes(key)) return;
    early.current = { key, focused: document.activeElement };
    onEarlyKey();
  });
  // The part's own listener is attached by now, because layout effects run before.
  useEffect(() => {
    const pressed = early.current;
    if (!isLoaded || pressed === null) return;
    early.current = null;
    if (pressed.focused !== null && pressed.focused === document.activeElement)
      pressed.focused.dispatchEvent(
        new KeyboardEvent('keydown', { key: pressed.key, bubbles: true, cancelable: true }),
      );
  }, [isLoaded]);
}
