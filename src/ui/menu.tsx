import { Checkmark12Regular } from '@fluentui/react-icons/headless/svg/checkmark';
import { type ReactNode, startTransition, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type ButtonKind, type ButtonSize, buttonClass } from './button-class.ts';
import styles from './menu.module.css';
import { MENU_LIBRARY, MenuLibraryContext, useMenuLibrary } from './use-menu-library.ts';
import { useStore } from './use-store.ts';

/** How the user opened the menu: with a pointer, with Enter or Space, or with an arrow key. */
type OpenMethod = 'pointer' | 'keyboard' | 'ArrowDown' | 'ArrowUp';

/**
 * A button that opens a menu. `trigger` is its content and, without a `label`, also its accessible name. `look="bare"` removes
 * the button styling, for an avatar. `menuLabel` names the menu; it defaults to the button's name.
 */
export function Menu(props: {
  trigger: ReactNode;
  label?: string | undefined;
  menuLabel?: string | undefined;
  look?: ButtonKind | 'bare';
  size?: ButtonSize;
  align?: 'start' | 'end';
  /** Replaces the class names that `look` and `size` would set. */
  className?: string | undefined;
  children: ReactNode;
}) {
  const look = props.look ?? 'outline';
  const library = useStore(MENU_LIBRARY);
  const [openedBy, setOpenedBy] = useState<OpenMethod | null>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  // Replays a key press on the library's own trigger, which focuses the first or the last item accordingly.
  useLayoutEffect(() => {
    if (library === null || openedBy === null || openedBy === 'pointer') return;
    trigger.current?.focus();
    if (openedBy === 'keyboard') trigger.current?.click();
    else
      trigger.current?.dispatchEvent(new KeyboardEvent('keydown', { key: openedBy, bubbles: true, cancelable: true }));
  }, [openedBy, library]);
  // A click elsewhere before the library has loaded cancels opening.
  useEffect(() => {
    if (library !== null || openedBy === null) return;
    const cancel = () => setOpenedBy(null);
    document.addEventListener('pointerdown', cancel);
    return () => document.removeEventListener('pointerdown', cancel);
  }, [openedBy, library]);
  const button = {
    className:
      props.className ?? (look === 'bare' ? styles.trigger : buttonClass({ kind: look, size: props.size ?? 'small' })),
    'aria-label': props.label,
    title: typeof props.trigger === 'string' ? undefined : props.label,
    children: props.trigger,
  };
  if (library === null || openedBy === null) {
    // Deferred past this click, which would otherwise count as a click outside the menu and close it.
    const open = (method: OpenMethod) => {
      MENU_LIBRARY.fetch();
      startTransition(() => setOpenedBy(method));
    };
    return (
      <button
        {...button}
        type="button"
        aria-haspopup="menu"
        aria-expanded="false"
        onPointerEnter={MENU_LIBRARY.fetch}
        onFocus={MENU_LIBRARY.fetch}
        onBlur={() => setOpenedBy(null)}
        onClick={(event) => open(event.detail === 0 ? 'keyboard' : 'pointer')}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          open(event.key);
        }}
      />
    );
  }
  return (
    <MenuLibraryContext value={library}>
      <library.Root modal={false} defaultOpen={openedBy === 'pointer'}>
        <library.Trigger {...button} ref={trigger} />
        <library.Portal>
          <library.Positioner className={styles.positioner} align={props.align ?? 'start'} sideOffset={4}>
            <library.Popup className={styles.menu} aria-label={props.menuLabel}>
              {props.children}
            </library.Popup>
          </library.Positioner>
        </library.Portal>
      </library.Root>
    </MenuLibraryContext>
  );
}

/** A non-interactive header: a title with secondary lines below it. */
export function MenuHeader(props: { title: ReactNode; lines?: readonly ReactNode[] }) {
  return (
    <div className={styles.header} role="presentation">
      <b>{props.title}</b>
      {(props.lines ?? []).map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no identity and never move
        <span key={index}>{line}</span>
      ))}
    </div>
  );
}

/** A menu command. Choosing it closes the menu. */
export function MenuItem(props: {
  icon?: ReactNode;
  note?: ReactNode;
  disabled?: boolean;
  onChoose: () => void;
  children: ReactNode;
}) {
  const { Item } = useMenuLibrary();
  return (
    <Item className={styles.item} disabled={props.disabled === true} closeOnClick onClick={props.onChoose}>
      <span className={styles.icon}>{props.icon}</span>
      <span>{props.children}</span>
      <span className={styles.note}>{props.note}</span>
    </Item>
  );
}

/** A menu item that toggles independently of the others. The menu stays open. */
export function MenuCheckbox(props: {
  checked: boolean;
  note?: ReactNode;
  onChange: (checked: boolean) => void;
  children: ReactNode;
}) {
  const { CheckboxItem } = useMenuLibrary();
  return (
    <CheckboxItem
      className={styles.item}
      checked={props.checked}
      closeOnClick={false}
      onCheckedChange={(checked) => props.onChange(checked)}
    >
      <span className={styles.box}>{props.checked ? <Checkmark12Regular /> : null}</span>
      <span>{props.children}</span>
      <span className={styles.note}>{props.note}</span>
    </CheckboxItem>
  );
}

/** A line between two groups of menu items. */
export function MenuSeparator() {
  const { Separator } = useMenuLibrary();
  return <Separator className={styles.separator} />;
}
