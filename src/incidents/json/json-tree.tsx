import { useState } from 'react';
import { InertText } from '../../ui/inert-text.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import styles from './json-panel.module.css';
import { jsonEntries } from './json-search.ts';

const FIRST_SHOWN = 100;
const TEXT_LENGTH = 5_000;

/** A JSON value that folds. What is folded is not drawn, so a large value costs what is open. */
export function JsonTree(props: { name: string | null; value: unknown; depth: number; openDepth: number }) {
  const { depth, openDepth, value } = props;
  const [isOpen, setOpen] = useState(depth < openDepth);
  const [isUnfolded, setUnfolded] = useState(false);
  const entries = jsonEntries(value);
  if (entries === null || entries.length === 0) {
    return (
      <div className={styles.leaf}>
        <Name name={props.name} />
        <Leaf value={value} />
      </div>
    );
  }
  const isList = Array.isArray(value);
  const shown = isUnfolded ? entries : entries.slice(0, FIRST_SHOWN);
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={styles.branch}>
        <Name name={props.name} />
        <span className={styles.quiet}>{isList ? `[ ${entries.length} ]` : `{ ${entries.length} }`}</span>
      </summary>
      {isOpen ? (
        <div className={styles.inside}>
          {shown.map(([name, inner]) => (
            <JsonTree key={name} name={name} value={inner} depth={depth + 1} openDepth={openDepth} />
          ))}
          {shown.length === entries.length ? null : (
            <TextButton onClick={() => setUnfolded(true)}>Show all {entries.length.toLocaleString('en')}</TextButton>
          )}
        </div>
      ) : null}
    </details>
  );
}

function Name(props: { name: string | null }) {
  if (props.name === null) return null;
  return (
    <span className={styles.name}>
      <InertText text={props.name} maxLength={200} code />:{' '}
    </span>
  );
}

function Leaf(props: { value: unknown }) {
  const { value } = props;
  if (typeof value === 'string') return <InertText text={JSON.stringify(value)} maxLength={TEXT_LENGTH} code />;
  if (typeof value === 'object' && value !== null) return <code>{Array.isArray(value) ? '[]' : '{}'}</code>;
  return <code className={styles.word}>{String(value)}</code>;
}
