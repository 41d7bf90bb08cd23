import { useState } from 'react';
import type { BrokenRow } from '../../defender/model/response-page.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { TextButton } from '../../ui/text-button.tsx';
import type { SourceReading } from '../rows/source-reading.ts';
import styles from './broken-rows.module.css';

const REASONS: Readonly<Record<BrokenRow['reason'], string>> = {
  'no-id': 'It has no usable id.',
  'not-an-object': 'It is not an object.',
};

/** How many rows could not become an incident; a press shows where each stood, why, and what was sent. */
export function BrokenRows(props: { readings: readonly SourceReading[]; count: number }) {
  const [isOpen, setIsOpen] = useState(false);
  const readings = props.readings.filter((reading) => (reading.list?.brokenRows.length ?? 0) > 0);
  return (
    <>
      <TextButton onClick={() => setIsOpen(true)}>
        {props.count === 1 ? '1 row' : `${props.count.toLocaleString('en')} rows`} could not be read
      </TextButton>
      <Dialog title="Rows that could not be read" size="wide" open={isOpen} onClose={() => setIsOpen(false)}>
        <p className={styles.lead}>
          The API sent them in its list, but they are no incidents that can be shown. They are not counted as loaded.
        </p>
        {readings.map((reading) => (
          <section key={reading.source.tenantId} aria-label={reading.tenantName}>
            {props.readings.length === 1 ? null : <h3>{reading.tenantName}</h3>}
            <ol className={styles.rows}>
              {(reading.list?.brokenRows ?? []).map((row) => (
                <Row key={`${row.position} ${row.excerpt}`} row={row} />
              ))}
            </ol>
          </section>
        ))}
      </Dialog>
    </>
  );
}

function Row(props: { row: BrokenRow }) {
  const { excerpt, position, reason } = props.row;
  const place = `Row ${position + 1} of a page`;
  return (
    <li>
      <p className={styles.reason}>
        <b>{place}.</b> {REASONS[reason]}
        {excerpt === '' ? ' It is nested too deeply to be shown.' : null}
      </p>
      {excerpt === '' ? null : (
        <div className={styles.excerpt}>
          <InertText text={excerpt} code />
          <CopyButton text={inertTextOf(excerpt)} label={`Copy ${place.toLowerCase()}`} />
        </div>
      )}
    </li>
  );
}
