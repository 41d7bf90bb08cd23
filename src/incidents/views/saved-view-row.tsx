import { type SyntheticEvent, useLayoutEffect, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { inputClass } from '../../ui/input-class.ts';
import { NAME_LENGTH, type SavedView } from './saved-views.ts';
import styles from './views-dialog.module.css';

/** A view of one's own in the list of them: renamed in place, or deleted. `isTaken` asks whether another view has a name. */
export function SavedViewRow(props: {
  view: SavedView;
  opensFirst: boolean;
  isTaken: (name: string) => boolean;
  onRename: (name: string) => void;
  onDelete: () => void;
}) {
  const { view } = props;
  const [name, setName] = useState<string | null>(null);
  const [error, setError] = useState<string>();
  const button = useRef<HTMLButtonElement>(null);
  const wasNaming = useRef(false);
  // The focus was in what has gone.
  useLayoutEffect(() => {
    if (name === null && wasNaming.current) button.current?.focus();
    wasNaming.current = name !== null;
  }, [name]);
  if (name === null) {
    return (
      <li className={styles.row}>
        <span className={styles.name}>
          <InertText text={view.name} />
        </span>
        {props.opensFirst ? <span className={styles.quiet}>opens first</span> : <span />}
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
    if (trimmed === '') setError('Give the view a name.');
    else if (trimmed !== view.name && props.isTaken(trimmed)) setError('Another view has this name.');
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
              // biome-ignore lint/a11y/noAutofocus: the press on Rename is what asked for it
              autoFocus
              maxLength={NAME_LENGTH}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Button size="small" type="submit" kind="primary">
          Keep name
        </Button>
        <Button size="small" onClick={() => setName(null)}>
          Cancel
        </Button>
      </form>
    </li>
  );
}
