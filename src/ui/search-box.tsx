import { Search16Regular } from '@fluentui/react-icons/headless/svg/search';
import type { KeyboardEvent, Ref } from 'react';
import styles from './search-box.module.css';

/** A search field named `label`. Shows and announces `shortcut`; the page handles the key itself. */
export function SearchBox(props: {
  label: string;
  value: string;
  placeholder?: string;
  shortcut?: string | undefined;
  maxLength?: number;
  ref?: Ref<HTMLInputElement>;
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  onBlur?: () => void;
  onChange: (value: string) => void;
}) {
  return (
    <div className={styles.search}>
      <Search16Regular />
      <input
        ref={props.ref}
        type="search"
        aria-label={props.label}
        aria-keyshortcuts={props.shortcut}
        placeholder={props.placeholder ?? ' '}
        maxLength={props.maxLength}
        autoComplete="off"
        spellCheck={false}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
        onKeyDown={props.onKeyDown}
        onBlur={props.onBlur}
      />
      {props.shortcut === undefined ? null : (
        <span className={styles.shortcut} aria-hidden="true">
          <kbd>{props.shortcut}</kbd>
        </span>
      )}
    </div>
  );
}
