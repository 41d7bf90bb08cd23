import { Checkmark12Regular } from '@fluentui/react-icons/headless/svg/checkmark';
import { type ReactNode, startTransition, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type ButtonKind, type ButtonSize, buttonClass } from './button-class.ts';
import styles from './menu.module.css';
import { useLazyModule } from './use-lazy-module.ts';
import { MENU_LIBRARY, MenuLibraryContext, useMenuLibrary } from './use-menu-library.ts';

/** How a menu was asked for before the library was there: by a pointer, by a press without one, or by an arrow. */
type Asking = 'pointer' | 'press' | 'ArrowDown' | 'ArrowUp';

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
  const library = useLazyModule(MENU_LIBRARY);
  const [asked, setAsked] = useState<Asking | null>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  // A key opens a menu with the focus on its first choice or its last: the library's own button knows which.
  useLayoutEffect(() => {
    if (library === null || asked === null || asked === 'pointer') return;
    trigger.current?.focus();
    if (asked === 'press') trigger.current?.click();
    else trigger.current?.dispatchEvent(new KeyboardEvent('keydown', { key: asked, bubbles: true, cancelable: true }));
  }, [asked, library]);
  // Who went on before it came does not want it any more.
  useEffect(() => {
    if (library !== null || asked === null) return;
    const forget = () => setAsked(null);
    document.addEventListener('pointerdown', forget);
    return () => document.removeEventListener('pointerdown', forget);
  }, [asked, library]);
  const button = {
    className:
      props.className ?? (look === 'bare' ? styles.trigger : buttonClass({ kind: look, size: props.size ?? 'small' })),
    'aria-label': props.label,
    children: props.trigger,
  };
  if (library === null || asked === null) {
    // Later than this press, which would else be one outside of the menu that it opens.
    const ask = (how: Asking) => {
      MENU_LIBRARY.fetch();
      startTransition(() => setAsked(how));
    };
    return (
      <button
        {...button}
        type="button"
        aria-haspopup="menu"
        aria-expanded="false"
        onPointerEnter={MENU_LIBRARY.fetch}
        onFocus={MENU_LIBRARY.fetch}
        onBlur={() => setAsked(null)}
        onClick={(event) => ask(event.detail === 0 ? 'press' : 'pointer')}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          ask(event.key);
        }}
      />
    );
  }
  return (
    <MenuLibraryContext value={library}>
      <library.Root modal={false} defaultOpen={asked === 'pointer'}>
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

/** What the menu is about: a strong line and quiet lines below it. Not a choice. */
export function MenuHeader(props: { title: ReactNode; lines?: readonly ReactNode[] }) {
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
  const { Item } = useMenuLibrary();
  return (
    <Item
      className={styles.item}
      disabled={props.disabled === true}
      closeOnClick={props.staysOpen !== true}
      onClick={props.onChoose}
    >
      <span className={styles.sign}>{props.icon}</span>
      <span>{props.children}</span>
      <span className={styles.note}>{props.note}</span>
    </Item>
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
  const { CheckboxItem } = useMenuLibrary();
  return (
    <CheckboxItem
      className={styles.item}
      checked={props.checked}
      disabled={props.disabled === true}
      closeOnClick={false}
      onCheckedChange={(checked) => props.onChange(checked)}
    >
      <span className={styles.box}>{props.checked ? <Checkmark12Regular /> : null}</span>
      <span>{props.children}</span>
      <span className={styles.note}>{props.note}</span>
    </CheckboxItem>
  );
}

/** A line between two groups of a menu. */
export function MenuSeparator() {
  const { Separator } = useMenuLibrary();
  return <Separator className={styles.rule} />;
}
