import styles from './field.module.css';

/** The class of a native `input`, `select` or `textarea`. `code` is for what machines read: ids, tokens, commands. */
export function inputClass(look: { readonly code?: boolean } = {}): string {
  return [styles.input, look.code === true ? styles.code : undefined].filter(Boolean).join(' ');
}
