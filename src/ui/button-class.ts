import styles from './button.module.css';

export type ButtonKind = 'outline' | 'primary' | 'plain';
export type ButtonSize = 'small' | 'medium' | 'large';

/** Returns the button class names, for a link styled as a button. */
export function buttonClass(look: { readonly kind?: ButtonKind; readonly size?: ButtonSize } = {}): string {
  const kind = look.kind === undefined || look.kind === 'outline' ? undefined : styles[look.kind];
  const size = look.size === undefined || look.size === 'medium' ? undefined : styles[look.size];
  return [styles.button, kind, size].filter(Boolean).join(' ');
}
