import styles from './button.module.css';

export type ButtonKind = 'outline' | 'primary' | 'plain';
export type ButtonSize = 'small' | 'medium' | 'large';

/** The class of a button, for a link that has to look like one. */
export function buttonClass(look: { readonly kind?: ButtonKind; readonly size?: ButtonSize } = {}): string {
  const kind = look.kind === undefined || look.kind === 'outline' ? undefined : styles[look.kind];
  const size = look.size === undefined || look.size === 'medium' ? undefined : styles[look.size];
  return [styles.button, kind, size].filter(Boolean).join(' ');
}
