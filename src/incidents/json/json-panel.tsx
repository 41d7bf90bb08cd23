import { useDeferredValue, useState } from 'react';
import type { Incident } from '../../defender/model/incident.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { inertJson } from './inert-json.ts';
import styles from './json-panel.module.css';
import { findInJson, MOST_MATCHES } from './json-search.ts';
import { JsonTree } from './json-tree.tsx';

/** So many levels stand open at first: the incident and its lists. */
const FIRST_DEPTH = 1;
/** Deeper than either API goes; an object that others made deeper still opens by hand. */
const ALL_DEPTH = 24;

/** The incident as the API sent it, with nothing left out; characters that hide are shown as their code points, and copied as escapes. */
export function JsonPanel(props: { incident: Incident }) {
  const { raw } = props.incident;
  const [search, setSearch] = useState('');
  const [openDepth, setOpenDepth] = useState(FIRST_DEPTH);
  const [round, setRound] = useState(0);
  const wanted = useDeferredValue(search);
  const matches = findInJson(raw, wanted);
  const fold = (depth: number) => {
    setOpenDepth(depth);
    // A new key makes every level anew, also those that were opened by hand.
    setRound(round + 1);
  };
  return (
    <div className={styles.panel}>
      <div className={styles.tools}>
        <SearchBox
          label="Search JSON"
          placeholder="Name or value"
          value={search}
          maxLength={200}
          onChange={setSearch}
        />
        <Button size="small" onClick={() => fold(ALL_DEPTH)}>
          Unfold all
        </Button>
        <Button size="small" onClick={() => fold(FIRST_DEPTH)}>
          Fold
        </Button>
        <CopyButton text={inertJson(raw)} label="Copy JSON of the incident" />
        <p className={styles.quiet} role="status" aria-label="JSON matches">
          {wanted.trim() === ''
            ? null
            : matches.length === MOST_MATCHES
              ? `first ${MOST_MATCHES} matches`
              : matches.length === 1
                ? '1 match'
                : `${matches.length} matches`}
        </p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label="JSON of the incident">
        {wanted.trim() === '' ? (
          <JsonTree key={round} name={null} value={raw} depth={0} openDepth={openDepth} />
        ) : (
          <dl className={styles.matches}>
            {matches.map((match) => (
              <div key={match.path}>
                <dt>
                  <InertText text={match.path} maxLength={200} code />
                </dt>
                <dd>
                  <InertText text={match.text} maxLength={2_000} code />
                </dd>
              </div>
            ))}
          </dl>
        )}
      </section>
    </div>
  );
}
