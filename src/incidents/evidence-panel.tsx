import { useDeferredValue, useState } from 'react';
import type { Incident } from '../defender/incident.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { InertText } from '../ui/inert-text.tsx';
import { SearchBox } from '../ui/search-box.tsx';
import { evidenceByKind, findEvidence, listEvidence } from './evidence-list.ts';
import styles from './evidence-panel.module.css';
import { EvidenceTable } from './evidence-table.tsx';
import { evidenceKindWord } from './incident-words.ts';
import { KindIcon } from './kind-icon.tsx';

const ALL = '';

/** Every piece of evidence once, by kind and searched. All of it may be attacker-made: nothing is a link, addresses are defanged. */
export function EvidencePanel(props: { incident: Incident; onOpenAlert: (alertId: string) => void }) {
  const [kind, setKind] = useState(ALL);
  const [search, setSearch] = useState('');
  const wanted = useDeferredValue(search);
  const all = listEvidence(props.incident);
  if (all.length === 0) return <EmptyState title="No evidence">No alert of this incident brought any.</EmptyState>;
  const found = findEvidence(all, wanted);
  const kinds = evidenceByKind(all);
  const foundByKind = new Map(evidenceByKind(found));
  const chosen = kind === ALL ? evidenceByKind(found) : evidenceByKind(foundByKind.get(kind) ?? []);
  const shown = kind === ALL ? found.length : (foundByKind.get(kind)?.length ?? 0);
  const choices = [
    [ALL, found.length] as const,
    ...kinds.map(([name]) => [name, foundByKind.get(name)?.length ?? 0] as const),
  ];
  return (
    <div className={styles.panel}>
      <nav className={styles.kinds} aria-label="Kinds of evidence">
        {choices.map(([name, count]) => (
          <button
            key={name}
            type="button"
            className={styles.kind}
            aria-pressed={name === kind}
            onClick={() => setKind(name)}
          >
            {name === ALL ? null : <KindIcon kind={name} />}
            <span className={styles.word}>
              {name === ALL ? 'All kinds' : <InertText text={evidenceKindWord(name)} maxLength={60} />}
            </span>
            <span className={styles.count}>{count.toLocaleString('en')}</span>
          </button>
        ))}
      </nav>
      <div className={styles.list}>
        <div className={styles.tools}>
          <SearchBox
            label="Search evidence"
            placeholder="Name, hash, address, alert"
            value={search}
            maxLength={200}
            onChange={setSearch}
          />
          <p className={styles.shown} role="status" aria-label="Evidence shown">
            {shown.toLocaleString('en')} of {all.length.toLocaleString('en')} shown
          </p>
        </div>
        {shown === 0 ? (
          <EmptyState title="No evidence matches">
            Nothing {kind === ALL ? '' : 'of this kind '}has that text in its name, its facts or its alerts.
          </EmptyState>
        ) : (
          <EvidenceTable key={`${kind} ${wanted}`} groups={chosen} onOpenAlert={props.onOpenAlert} />
        )}
      </div>
    </div>
  );
}
