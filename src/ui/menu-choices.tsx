import { ChevronRight12Regular } from '@fluentui/react-icons/headless/svg/chevron-right';
import type { ReactNode } from 'react';
import styles from './menu.module.css';
import { useMenuLibrary } from './use-menu-library.ts';

/** A submenu. Its content renders only while it is open. */
export function Submenu(props: { label: string; note?: ReactNode; children: ReactNode }) {
  const library = useMenuLibrary();
  return (
    <library.SubmenuRoot>
      <library.SubmenuTrigger className={styles.item}>
        <span className={styles.icon} />
        <span>{props.label}</span>
        <span className={styles.note}>
          {props.note}
          <ChevronRight12Regular />
        </span>
      </library.SubmenuTrigger>
      <library.Portal>
        <library.Positioner className={styles.positioner} sideOffset={-4} alignOffset={-4} collisionPadding={8}>
          <library.Popup className={styles.menu} aria-label={props.label}>
            {props.children}
          </library.Popup>
        </library.Positioner>
      </library.Portal>
    </library.SubmenuRoot>
  );
}

/** Menu items of which exactly one is selected. Selecting one closes the menu. */
export function MenuRadioSet<Value extends string>(props: {
  value: Value;
  options: readonly { readonly value: Value; readonly label: string }[];
  onChange: (value: Value) => void;
}) {
  const library = useMenuLibrary();
  return (
    <library.RadioGroup value={props.value}>
      {props.options.map((option) => (
        <library.RadioItem
          key={option.value}
          className={styles.item}
          value={option.value}
          closeOnClick
          onClick={() => props.onChange(option.value)}
        >
          <span className={styles.dot} />
          <span>{option.label}</span>
        </library.RadioItem>
      ))}
    </library.RadioGroup>
  );
}
