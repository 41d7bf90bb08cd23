import styles from './field.module.css';

/** Returns the class names of a native `input`, `select` or `textarea`. `code` uses a monospaced font, for ids, tokens and commands. */
export function inputClass(look: { readonly code?: boolean } = {}): string {
  return [styles.input, look.code === true ? styles.code : undefined].filter(Boolean).join(' ');
}
