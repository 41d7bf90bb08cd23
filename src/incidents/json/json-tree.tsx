import { useState } from 'react';
import { InertText } from '../../ui/inert-text.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import styles from './json-panel.module.css';
import { jsonEntries } from './json-search.ts';

/** The number of members rendered before the user chooses to show all. */
const INITIAL_COUNT = 100;
const MAX_TEXT_LENGTH = 5_000;

/** A collapsible tree of a JSON value. Collapsed parts are not rendered, which keeps large values fast. */
export function JsonTree(props: { name: string | null; value: unknown; depth: number; expandedDepth: number }) {
  const { depth, expandedDepth, value } = props;
  const [isExpanded, setExpanded] = useState(depth < expandedDepth);
  const [showsAll, setShowsAll] = useState(false);
  const entries = jsonEntries(value);
  if (entries === null || entries.length === 0) {
    return (
      <div className={styles.leaf}>
        <Name name={props.name} />
        <Leaf value={value} />
      </div>
    );
  }
  const isArray = Array.isArray(value);
  const visibleEntries = showsAll ? entries : entries.slice(0, INITIAL_COUNT);
  return (
    <details open={isExpanded} onToggle={(event) => setExpanded(event.currentTarget.open)}>
      <summary className={styles.branch}>
        <Name name={props.name} />
        <span className={styles.quiet}>{isArray ? `[ ${entries.length} ]` : `{ ${entries.length} }`}</span>
      </summary>
      {isExpanded ? (
        <div className={styles.children}>
          {visibleEntries.map(([name, inner]) => (
            <JsonTree key={name} name={name} value={inner} depth={depth + 1} expandedDepth={expandedDepth} />
          ))}
          {visibleEntries.length === entries.length ? null : (
            <TextButton onClick={() => setShowsAll(true)}>Show all {entries.length.toLocaleString('en')}</TextButton>
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
  if (typeof value === 'string') return <InertText text={JSON.stringify(value)} maxLength={MAX_TEXT_LENGTH} code />;
  if (typeof value === 'object' && value !== null) return <code>{Array.isArray(value) ? '[]' : '{}'}</code>;
  return <code className={styles.literal}>{String(value)}</code>;
}
