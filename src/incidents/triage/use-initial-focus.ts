import { type RefObject, useEffect, useRef } from 'react';

/** Focuses a field when its dialog opens. Otherwise the focus would be on the button that closes the dialog. */
export function useInitialFocus<Field extends HTMLElement>(): RefObject<Field | null> {
  const field = useRef<Field>(null);
  useEffect(() => field.current?.focus(), []);
  return field;
}
