import { type SyntheticEvent, useState } from 'react';
import { type EpochMs, epochMs } from '../../std/time.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { inputClass } from '../../ui/input-class.ts';
import { offsetMs, type TimeZone } from '../../ui/time-zone.ts';
import { useTimeZone } from '../../ui/use-time-zone.ts';
import { rangeBetween, type TimeRange } from '../rows/time-range.ts';
import { FACET_NAMES, type TimeFacet } from '../views/facets.ts';
import styles from './custom-range-dialog.module.css';

/** A form for a start and an end time in the chosen time zone. One of them may be empty. */
export function CustomRangeDialog(props: {
  facet: TimeFacet;
  range: TimeRange;
  onChoose: (range: TimeRange) => void;
  onClose: () => void;
}) {
  const current = props.range.kind === 'between' ? props.range : { from: null, to: null };
  const [from, setFrom] = useState(localText(current.from));
  const [to, setTo] = useState(localText(current.to));
  const zone = useTimeZone();
  const [error, setError] = useState<string>();
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const range = rangeBetween(momentOf(from, zone), momentOf(to, zone));
    if (range === null) {
      setError(from === '' && to === '' ? 'Enter a start or end time.' : 'The end must be after the start.');
      return;
    }
    props.onChoose(range);
    props.onClose();
  };
  return (
    <Dialog open title={FACET_NAMES[props.facet]} onClose={props.onClose}>
      <form className={styles.form} onSubmit={submit}>
        <Field label="From" hint={zone === 'utc' ? 'In UTC. Optional.' : 'In your time zone. Optional.'}>
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
        <Field label="To" hint="Up to but not including this time. Optional." error={error}>
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
            Apply
          </Button>
          <Button onClick={props.onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}

/** The format of a `datetime-local` field. */
function localText(moment: EpochMs | null): string {
  if (moment === null) return '';
  return new Date(moment + offsetMs(moment)).toISOString().slice(0, 16);
}

function momentOf(text: string, zone: TimeZone): EpochMs | null {
  const parsed = Date.parse(zone === 'utc' ? `${text}Z` : text);
  return Number.isNaN(parsed) ? null : epochMs(parsed);
}
