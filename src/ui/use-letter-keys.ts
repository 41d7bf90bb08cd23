import { createContext, use } from 'react';

const context = createContext(true);

/** Says below it whether keys that are one character, like `j` and `?`, may act. */
export const LetterKeysProvider = context.Provider;

/**
 * Whether single-character keys act. A person may switch them off, because speech and shaking hands press them unmeant;
 * arrows, Enter, Escape and keys with Ctrl always act.
 * @see WCAG 2.2, 2.1.4 Character key shortcuts
 */
export function useLetterKeys(): boolean {
  return use(context);
}
