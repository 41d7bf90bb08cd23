import { useState } from 'react';
import type { BrokenRow } from '../../defender/model/response-page.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { TextButton } from '../../ui/text-button.tsx';
import type { SourceState } from '../rows/source-state.ts';
import styles from './broken-rows.module.css';

const REASONS: Readonly<Record<BrokenRow['reason'], string>> = {
  'no-id': 'The entry has no valid ID.',
  'not-an-object': 'The entry is not an object.',
};

/**
 * The number of list entries that are not valid incidents. A click shows each entry with its position and the reason.
 */
export function BrokenRows(props: { states: readonly SourceState[]; count: number }) {
  const [isOpen, setIsOpen] = useState(false);
  const states = props.states.filter((state) => (state.list?.brokenRows.length ?? 0) > 0);
  return (
    <>
      <TextButton onClick={() => setIsOpen(true)}>
        {props.count === 1 ? '1 invalid entry' : `${props.count.toLocaleString('en')} invalid entries`}
      </TextButton>
      <Dialog title="Invalid entries" size="wide" open={isOpen} onClose={() => setIsOpen(false)}>
        <p className={styles.lead}>
          The API returned these entries, but they aren&apos;t valid incidents. They don&apos;t count as loaded.
        </p>
        {states.map((state) => (
          <section key={state.source.contextId} aria-label={state.tenantName}>
            {props.states.length === 1 ? null : <h3>{state.tenantName}</h3>}
            <ol className={styles.rows}>
              {(state.list?.brokenRows ?? []).map((row) => (
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
  const label = `Entry ${position + 1} of a page`;
  return (
    <li>
      <p className={styles.reason}>
        <b>{label}.</b> {REASONS[reason]}
        {excerpt === '' ? ' It is nested too deeply to show.' : null}
      </p>
      {excerpt === '' ? null : (
        <div className={styles.excerpt}>
          <InertText text={excerpt} code />
          <CopyButton text={inertTextOf(excerpt)} label={`Copy ${label.toLowerCase()}`} />
        </div>
      )}
    </li>
  );
}
