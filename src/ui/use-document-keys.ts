import { useEffect, useEffectEvent } from 'react';
import { useLetterKeys } from './use-letter-keys.ts';

const TEXT_FIELDS =
  'input:not([type="checkbox"], [type="radio"], [type="button"]), textarea, select, [contenteditable="true"]';
const OVERLAYS = '[role="menu"], [role="dialog"], [role="listbox"]';

/**
 * Hears keys anywhere on the page while the component is there. Keys typed into a text field, a menu or a dialog, and keys
 * with a modifier, are not heard; keys of one character are not heard either where a person switched them off.
 */
export function useDocumentKeys(onKey: (event: KeyboardEvent) => void): void {
  const lettersAct = useLetterKeys();
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!lettersAct && event.key.length === 1) return;
    if (event.target instanceof Element && event.target.closest(`${TEXT_FIELDS}, ${OVERLAYS}`) !== null) return;
    onKey(event);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => hear(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}
