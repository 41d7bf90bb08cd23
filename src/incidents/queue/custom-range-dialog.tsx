import { type SyntheticEvent, useState } from 'react';
import { type EpochMs, epochMs, MINUTE_MS } from '../../std/time.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { inputClass } from '../../ui/input-class.ts';
import { rangeBetween, type TimeRange } from '../rows/time-range.ts';
import { FACET_NAMES, type TimeFacet } from '../views/facets.ts';
import styles from './queue-dialogs.module.css';

/** Asks for two moments in the reader's own time; one may be left open. */
export function CustomRangeDialog(props: {
  part: TimeFacet;
  range: TimeRange;
  onChoose: (range: TimeRange) => void;
  onClose: () => void;
}) {
  const held = props.range.kind === 'between' ? props.range : { from: null, to: null };
  const [from, setFrom] = useState(localText(held.from));
  const [to, setTo] = useState(localText(held.to));
  const [error, setError] = useState<string>();
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const range = rangeBetween(momentOf(from), momentOf(to));
    if (range === null) {
      setError(from === '' && to === '' ? 'Give at least one moment.' : 'The end must come after the beginning.');
      return;
    }
    props.onChoose(range);
    props.onClose();
  };
  return (
    <Dialog open title={FACET_NAMES[props.part]} onClose={props.onClose}>
      <form className={styles.form} onSubmit={submit}>
        <Field label="From" hint="In your time zone. May stay empty.">
          {(control) => (
            <input
              {...control}
              className={inputClass()}
              type="datetime-local"
              value={from}
              onChange={(event) => setFrom(event.target.value)}
            />
          )}
        </Field>
        <Field label="To" hint="This minute does not count any more. May stay empty." error={error}>
          {(control) => (
            <input
              {...control}
              className={inputClass()}
              type="datetime-local"
              value={to}
              onChange={(event) => setTo(event.target.value)}
            />
          )}
        </Field>
        <div className={styles.actions}>
          <Button kind="primary" type="submit">
            Filter
          </Button>
          <Button onClick={props.onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}

/** As a `datetime-local` field writes it. */
function localText(moment: EpochMs | null): string {
  if (moment === null) return '';
  return new Date(moment - new Date(moment).getTimezoneOffset() * MINUTE_MS).toISOString().slice(0, 16);
}

function momentOf(text: string): EpochMs | null {
  const parsed = Date.parse(text);
  return Number.isNaN(parsed) ? null : epochMs(parsed);
}
