import { useDeferredValue, useMemo, useState } from 'react';
import type { Incident } from '../../defender/model/incident.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { inertJson } from './inert-json.ts';
import styles from './json-panel.module.css';
import { findInJson, MAX_MATCHES } from './json-search.ts';
import { JsonTree } from './json-tree.tsx';
import { limitDepth, MAX_JSON_LEVELS } from './limit-depth.ts';

/** Levels expanded initially: the incident itself. */
const INITIAL_DEPTH = 1;
/** Deeper than either API's responses. Users can still expand deeper levels one by one. */
const MAX_EXPANDED_DEPTH = 24;

/** The complete API response for the incident. Hidden characters are displayed as code points and copied as escapes. */
export function JsonPanel(props: { incident: Incident }) {
  const { raw } = props.incident;
  const [search, setSearch] = useState('');
  const [expandedDepth, setExpandedDepth] = useState(INITIAL_DEPTH);
  const [treeKey, setTreeKey] = useState(0);
  const query = useDeferredValue(search);
  const matches = findInJson(raw, query);
  const isLimited = useMemo(() => limitDepth(raw).isLimited, [raw]);
  const expandTo = (depth: number) => {
    setExpandedDepth(depth);
    // A new key resets every level, including those that the user expanded or collapsed.
    setTreeKey(treeKey + 1);
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
        <Button size="small" onClick={() => expandTo(MAX_EXPANDED_DEPTH)}>
          Expand all
        </Button>
        <Button size="small" onClick={() => expandTo(INITIAL_DEPTH)}>
          Collapse
        </Button>
        <CopyButton text={() => inertJson(raw)} label="Copy incident JSON" />
        <p className={styles.quiet} role="status" aria-label="JSON matches">
          {query.trim() === ''
            ? null
            : matches.length === MAX_MATCHES
              ? `First ${MAX_MATCHES} matches`
              : matches.length === 1
                ? '1 match'
                : `${matches.length} matches`}
        </p>
      </div>
      {isLimited ? (
        <p className={styles.quiet}>
          Copies and exports omit values nested more than {MAX_JSON_LEVELS} levels deep. Search finds them.
        </p>
      ) : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label="Incident JSON">
        {query.trim() === '' ? (
          <JsonTree key={treeKey} name={null} value={raw} depth={0} expandedDepth={expandedDepth} />
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
