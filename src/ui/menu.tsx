import { Menu as BaseMenu } from '@base-ui/react/menu';
import { Checkmark12Regular } from '@fluentui/react-icons/headless/svg/checkmark';
import type { ReactNode } from 'react';
import { type ButtonKind, type ButtonSize, buttonClass } from './button-class.ts';
import styles from './menu.module.css';

/**
 * A button that opens a menu. `trigger` is what the button shows; with `label` that is its name, else what it shows.
 * `look="bare"` takes the button's clothes off, for an avatar. The menu's name is `menuLabel`, else the button's.
 */
export function Menu(props: {
  trigger: ReactNode;
  label?: string | undefined;
  menuLabel?: string | undefined;
  look?: ButtonKind | 'bare';
  size?: ButtonSize;
  align?: 'start' | 'end';
  /** The button's own clothes, instead of `look`. */
  className?: string | undefined;
  children: ReactNode;
}) {
  const look = props.look ?? 'outline';
  return (
    <BaseMenu.Root modal={false}>
      <BaseMenu.Trigger
        className={
          props.className ??
          (look === 'bare' ? styles.trigger : buttonClass({ kind: look, size: props.size ?? 'small' }))
        }
        aria-label={props.label}
      >
        {props.trigger}
      </BaseMenu.Trigger>
      <BaseMenu.Portal>
        <BaseMenu.Positioner className={styles.positioner} align={props.align ?? 'start'} sideOffset={4}>
          <BaseMenu.Popup className={styles.menu} aria-label={props.menuLabel}>
            {props.children}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

/** What the menu is about: a strong line and quiet lines below it. Not a choice. */
export function MenuHead(props: { title: ReactNode; lines?: readonly ReactNode[] }) {
  return (
    <div className={styles.head} role="presentation">
      <b>{props.title}</b>
      {(props.lines ?? []).map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no identity and never move
        <span key={index}>{line}</span>
      ))}
    </div>
  );
}

/** One act of the menu; choosing it closes the menu unless `staysOpen`. */
export function MenuItem(props: {
  icon?: ReactNode;
  note?: ReactNode;
  disabled?: boolean;
  staysOpen?: boolean;
  onChoose: () => void;
  children: ReactNode;
}) {
  return (
    <BaseMenu.Item
      className={styles.item}
      disabled={props.disabled === true}
      closeOnClick={props.staysOpen !== true}
      onClick={props.onChoose}
    >
      <span className={styles.sign}>{props.icon}</span>
      <span>{props.children}</span>
      <span className={styles.note}>{props.note}</span>
    </BaseMenu.Item>
  );
}

/** A choice that can be on together with others; the menu stays open. */
export function MenuCheckbox(props: {
  checked: boolean;
  note?: ReactNode;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
}) {
  return (
    <BaseMenu.CheckboxItem
      className={styles.item}
      checked={props.checked}
      disabled={props.disabled === true}
      closeOnClick={false}
      onCheckedChange={(checked) => props.onChange(checked)}
    >
      <span className={styles.box}>{props.checked ? <Checkmark12Regular /> : null}</span>
      <span>{props.children}</span>
      <span className={styles.note}>{props.note}</span>
    </BaseMenu.CheckboxItem>
  );
}

/** A line between two groups of a menu. */
export function MenuRule() {
  return <BaseMenu.Separator className={styles.rule} />;
}
