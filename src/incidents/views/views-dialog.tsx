import { type SyntheticEvent, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { inputClass } from '../../ui/input-class.ts';
import { LiveRegion } from '../../ui/live-region.tsx';
import { type QueueView, viewSearch } from './queue-view.ts';
import { SavedViewRow } from './saved-view-row.tsx';
import {
  addViews,
  NAME_LENGTH,
  parseViewsFile,
  type SavedView,
  serializeViewsFile,
  type ViewSettings,
  type ViewsFileProblem,
} from './saved-views.ts';
import styles from './views-dialog.module.css';

const PROBLEMS: Readonly<Record<ViewsFileProblem, string>> = {
  'too-large': 'The file is too large. Nothing imported.',
  'not-json': 'The file is not JSON. Nothing imported.',
  'not-a-views-file': 'The file contains no Gatehouse views. Nothing imported.',
};

/** Saves the current view; renames, deletes, exports and imports saved views. They are stored in this browser only. */
export function ViewsDialog(props: {
  view: QueueView;
  settings: ViewSettings;
  onSettings: (settings: ViewSettings) => void;
  onDownload: (file: { readonly name: string; readonly text: string }) => void;
  onClose: () => void;
}) {
  const { settings, onSettings } = props;
  const [name, setName] = useState('');
  const [error, setError] = useState<string>();
  const [message, setMessage] = useState('');
  const file = useRef<HTMLInputElement>(null);

  const save = (event: SyntheticEvent) => {
    event.preventDefault();
    const trimmed = name.trim();
    if (trimmed === '') {
      setError('Enter a name.');
      return;
    }
    const view = { name: trimmed, search: viewSearch(props.view) };
    const isTaken = settings.saved.some((other) => other.name === trimmed);
    onSettings({
      ...settings,
      saved: isTaken
        ? settings.saved.map((other) => (other.name === trimmed ? view : other))
        : addViews(settings.saved, [view]),
    });
    setError(undefined);
    setName('');
    setMessage(isTaken ? `Updated ${trimmed}.` : `Saved ${trimmed}.`);
  };
  const rename = (view: SavedView, to: string) => {
    onSettings({
      ...settings,
      saved: settings.saved.map((other) => (other === view ? { ...view, name: to } : other)),
    });
    setMessage(`Renamed ${view.name} to ${to}.`);
  };
  const importViews = async (picked: File | undefined) => {
    if (picked === undefined) return;
    const parsed = parseViewsFile(await picked.text());
    if (!parsed.ok) {
      setMessage(PROBLEMS[parsed.problem]);
      return;
    }
    const saved = addViews(settings.saved, parsed.value);
    onSettings({ ...settings, saved });
    const added = saved.length - settings.saved.length;
    const total = parsed.value.length;
    setMessage(`Imported ${added} of ${total} ${total === 1 ? 'view' : 'views'}.`);
  };

  return (
    <Dialog open title="Views" onClose={props.onClose}>
      <div className={styles.sections}>
        <form className={styles.save} onSubmit={save}>
          <Field label="Save this view as" error={error}>
            {(control) => (
              <input
                {...control}
                className={inputClass()}
                autoComplete="off"
                maxLength={NAME_LENGTH}
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
          <Button type="submit" kind="primary">
            Save view
          </Button>
        </form>
        <section>
          <h3>Your views</h3>
          {settings.saved.length === 0 ? <p>No saved views yet. Views are stored in this browser only.</p> : null}
          <ul className={styles.list}>
            {settings.saved.map((view, index) => (
              <SavedViewRow
                // biome-ignore lint/suspicious/noArrayIndexKey: a renamed view must keep its position and the focus
                key={index}
                view={view}
                isDefault={settings.first === view.search}
                isTaken={(candidate) => settings.saved.some((other) => other.name === candidate)}
                onRename={(to) => rename(view, to)}
                onDelete={() => onSettings({ ...settings, saved: settings.saved.filter((other) => other !== view) })}
              />
            ))}
          </ul>
        </section>
        <div className={styles.actions}>
          <Button
            {...(settings.saved.length === 0 ? { disabledReason: 'No views to export yet.' } : {})}
            onClick={() => props.onDownload({ name: 'gatehouse-views.json', text: serializeViewsFile(settings.saved) })}
          >
            Export views
          </Button>
          <Button onClick={() => file.current?.click()}>Import views</Button>
          <input
            ref={file}
            className={styles.file}
            type="file"
            accept="application/json,.json"
            aria-label="Views file"
            tabIndex={-1}
            onChange={(event) => {
              void importViews(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
        </div>
        <LiveRegion message={message} />
        {message === '' ? null : <p aria-hidden="true">{message}</p>}
      </div>
    </Dialog>
  );
}
