import { type SyntheticEvent, useLayoutEffect, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { inputClass } from '../../ui/input-class.ts';
import { NAME_LENGTH, type SavedView } from './saved-views.ts';
import styles from './views-dialog.module.css';

/** A saved view, which can be renamed in place or deleted. `isTaken` tells whether another view has the name. */
export function SavedViewRow(props: {
  view: SavedView;
  isDefault: boolean;
  isTaken: (name: string) => boolean;
  onRename: (name: string) => void;
  onDelete: () => void;
}) {
  const { view } = props;
  const [name, setName] = useState<string | null>(null);
  const [error, setError] = useState<string>();
  const button = useRef<HTMLButtonElement>(null);
  const wasRenaming = useRef(false);
  // The focused form has been removed.
  useLayoutEffect(() => {
    if (name === null && wasRenaming.current) button.current?.focus();
    wasRenaming.current = name !== null;
  }, [name]);
  if (name === null) {
    return (
      <li className={styles.row}>
        <span className={styles.name}>
          <InertText text={view.name} />
        </span>
        {props.isDefault ? <span className={styles.quiet}>default</span> : <span />}
        <Button size="small" ref={button} onClick={() => setName(view.name)}>
          Rename
        </Button>
        <Button size="small" onClick={props.onDelete}>
          Delete
        </Button>
      </li>
    );
  }
  const rename = (event: SyntheticEvent) => {
    event.preventDefault();
    const trimmed = name.trim();
    if (trimmed === '') setError('Enter a name.');
    else if (trimmed !== view.name && props.isTaken(trimmed)) setError('Another view already has this name.');
    else {
      if (trimmed !== view.name) props.onRename(trimmed);
      setName(null);
    }
  };
  return (
    <li className={styles.row}>
      <form className={styles.rename} onSubmit={rename}>
        <Field label="New name" error={error}>
          {(control) => (
            <input
              {...control}
              className={inputClass()}
              autoComplete="off"
              // biome-ignore lint/a11y/noAutofocus: the user has just clicked Rename
              autoFocus
              maxLength={NAME_LENGTH}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Button size="small" type="submit" kind="primary">
          Save name
        </Button>
        <Button size="small" onClick={() => setName(null)}>
          Cancel
        </Button>
      </form>
    </li>
  );
}
