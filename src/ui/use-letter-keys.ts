import { createContext, use } from 'react';

const context = createContext(true);

/** Enables or disables single-character shortcuts, such as `j` and `?`, for its descendants. */
export const LetterKeysProvider = context.Provider;

/**
 * Whether single-character shortcuts are enabled. Users can turn them off, because speech input and tremors trigger them by
 * accident; arrow keys, Enter, Escape and Ctrl shortcuts always work.
 * @see WCAG 2.2, 2.1.4 Character key shortcuts
 */
export function useLetterKeys(): boolean {
  return use(context);
}
