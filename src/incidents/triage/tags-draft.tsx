import { type SyntheticEvent, useState } from 'react';
import type { IncidentEdit } from '../../defender/changes/incident-edit.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { inputClass } from '../../ui/input-class.ts';
import styles from './triage.module.css';
import type { TriageItem } from './triage-state.ts';
import { useInitialFocus } from './use-initial-focus.ts';

const MAX_TAG_LENGTH = 100;

/** The tags in a text field, separated by commas. */
export function parseTags(text: string): readonly string[] {
  return [...new Set(text.split(/[,\n]/).map((tag) => tag.trim()))].filter((tag) => tag !== '');
}

/** What is wrong with the tags to add; `undefined` if nothing is. */
export function problemWithTags(tags: readonly string[]): string | undefined {
  if (tags.some((tag) => tag.length > MAX_TAG_LENGTH)) return `A tag has at most ${MAX_TAG_LENGTH} characters.`;
  if (tags.some((tag) => /\p{C}/u.test(tag))) return 'A tag can’t contain invisible characters.';
  return undefined;
}

/** Adds and removes tags. Tags that others add meanwhile stay. */
export function TagsDraft(props: {
  items: readonly TriageItem[];
  onEdit: (edit: IncidentEdit) => void;
  onClose: () => void;
}) {
  const existing = [...new Set(props.items.flatMap(({ incident }) => incident.tags))];
  const [removed, setRemoved] = useState<readonly string[]>([]);
  const [text, setText] = useState('');
  const field = useInitialFocus<HTMLInputElement>();
  const [error, setError] = useState<string>();
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const add = parseTags(text);
    const problem = problemWithTags(add);
    if (problem !== undefined) setError(problem);
    else if (add.length === 0 && removed.length === 0) setError('Enter a tag to add, or clear one to remove.');
    else props.onEdit({ tags: { add, remove: removed.filter((tag) => !add.includes(tag)) } });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      {existing.length === 0 ? null : (
        <fieldset className={styles.tags}>
          <legend>{props.items.length === 1 ? 'Tags to keep' : 'Tags of these incidents to keep'}</legend>
          {existing.map((tag) => (
            <label key={tag}>
              <input
                type="checkbox"
                checked={!removed.includes(tag)}
                onChange={(event) =>
                  setRemoved(event.target.checked ? removed.filter((other) => other !== tag) : [...removed, tag])
                }
              />
              <InertText text={tag} maxLength={MAX_TAG_LENGTH} />
            </label>
          ))}
        </fieldset>
      )}
      <Field label="Add tags" hint="Separate several with commas." error={error}>
        {(control) => (
          <input
            {...control}
            ref={field}
            className={inputClass()}
            type="text"
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <div className={styles.buttons}>
        <Button onClick={props.onClose}>Cancel</Button>
        <Button kind="primary" type="submit">
          Continue
        </Button>
      </div>
    </form>
  );
}
