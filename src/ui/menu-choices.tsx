import styles from './menu.module.css';
import { useMenuLibrary } from './use-menu-library.ts';

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
