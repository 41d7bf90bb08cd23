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
  'too-large': 'The file is larger than views can be. Nothing was taken over.',
  'not-json': 'The file is not JSON. Nothing was taken over.',
  'no-views-file': 'The file holds no views of Gatehouse. Nothing was taken over.',
};

/** Saves the view under a name; renames, deletes, exports and imports. Kept in this browser only. */
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
  const [said, setSaid] = useState('');
  const file = useRef<HTMLInputElement>(null);

  const save = (event: SyntheticEvent) => {
    event.preventDefault();
    const trimmed = name.trim();
    if (trimmed === '') {
      setError('Give the view a name.');
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
    setSaid(isTaken ? `${trimmed} now shows this view.` : `${trimmed} saved.`);
  };
  const rename = (view: SavedView, to: string) => {
    onSettings({
      ...settings,
      saved: settings.saved.map((other) => (other === view ? { ...view, name: to } : other)),
    });
    setSaid(`${view.name} is now called ${to}.`);
  };
  const takeOver = async (chosen: File | undefined) => {
    if (chosen === undefined) return;
    const read = parseViewsFile(await chosen.text());
    if (!read.ok) {
      setSaid(PROBLEMS[read.problem]);
      return;
    }
    const saved = addViews(settings.saved, read.value);
    onSettings({ ...settings, saved });
    const added = saved.length - settings.saved.length;
    setSaid(`${added === 1 ? '1 view' : `${added} views`} of ${read.value.length} taken over.`);
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
          {settings.saved.length === 0 ? <p>None yet. They are kept in this browser only.</p> : null}
          <ul className={styles.list}>
            {settings.saved.map((view, index) => (
              <SavedViewRow
                // biome-ignore lint/suspicious/noArrayIndexKey: a view that gets another name keeps its place, and the focus
                key={index}
                view={view}
                opensFirst={settings.first === view.search}
                isTaken={(taken) => settings.saved.some((other) => other.name === taken)}
                onRename={(to) => rename(view, to)}
                onDelete={() => onSettings({ ...settings, saved: settings.saved.filter((other) => other !== view) })}
              />
            ))}
          </ul>
        </section>
        <div className={styles.actions}>
          <Button
            {...(settings.saved.length === 0 ? { disabledReason: 'There is nothing to export yet.' } : {})}
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
            aria-label="File of views"
            tabIndex={-1}
            onChange={(event) => {
              void takeOver(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
        </div>
        <LiveRegion message={said} />
        {said === '' ? null : <p aria-hidden="true">{said}</p>}
      </div>
    </Dialog>
  );
}
