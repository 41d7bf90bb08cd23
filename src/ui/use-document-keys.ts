import { useEffectEvent, useLayoutEffect } from 'react';
import { useLetterKeys } from './use-letter-keys.ts';

const TEXT_FIELDS =
  'input:not([type="checkbox"], [type="radio"], [type="button"]), textarea, select, [contenteditable="true"]';
const OVERLAYS = '[role="menu"], [role="dialog"], [role="listbox"], dialog';

/**
 * Handles key presses anywhere on the page while the component is mounted. Ignores keys with a modifier, keys pressed in a
 * text field, a menu or a dialog, and single-character keys if the user has turned them off.
 */
export function useDocumentKeys(onKey: (event: KeyboardEvent) => void): void {
  const letterKeysEnabled = useLetterKeys();
  const handleKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!letterKeysEnabled && event.key.length === 1) return;
    if (event.target instanceof Element && event.target.closest(`${TEXT_FIELDS}, ${OVERLAYS}`) !== null) return;
    onKey(event);
  });
  // A passive effect can run some time after a transition has put the component on screen, and keys until then would be lost.
  useLayoutEffect(() => {
    const listener = (event: KeyboardEvent) => handleKey(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}
