import { TextBulletListLtr16Regular } from '@fluentui/react-icons/headless/svg/text-bullet-list-ltr';
import { useDeferredValue, useState } from 'react';
import type { Alert, Incident } from '../../defender/model/incident.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { VerdictMark } from '../../ui/verdict-mark.tsx';
import { evidenceKindLabel, verdictLabel } from '../labels/incident-labels.ts';
import { KindIcon } from '../labels/kind-icon.tsx';
import { EvidenceKindsFilter } from './evidence-kinds-filter.tsx';
import { evidenceByKind, findEvidence, type ListedEvidence, listEvidence } from './evidence-list.ts';
import styles from './evidence-panel.module.css';
import { EvidenceTable } from './evidence-table.tsx';
import { verdictIcon } from './verdict-icon.ts';

const ALL = '';

/** Every piece of evidence once, by kind, by verdict and searched. All of it may be attacker-made: nothing is a link, addresses are defanged. */
export function EvidencePanel(props: { incident: Incident; onOpenAlert: (alert: Alert) => void }) {
  const [chosenKind, setKind] = useState(ALL);
  const [chosenVerdict, setVerdict] = useState(ALL);
  const [search, setSearch] = useState('');
  const wanted = useDeferredValue(search);
  const all = listEvidence(props.incident);
  if (all.length === 0) return <EmptyState title="No evidence">No alert of this incident brought any.</EmptyState>;
  const kinds = evidenceByKind(all).map(([name]) => name);
  const verdicts = [...new Set(all.flatMap((piece) => piece.verdicts))];
  // A refresh may have taken away what was chosen.
  const kind = kinds.includes(chosenKind) ? chosenKind : ALL;
  const verdict = verdicts.includes(chosenVerdict) ? chosenVerdict : ALL;
  const found = findEvidence(all, wanted);
  const isOfKind = (piece: ListedEvidence, of: string) => of === ALL || piece.kind === of;
  const isJudged = (piece: ListedEvidence, so: string) => so === ALL || piece.verdicts.includes(so);
  const shown = found.filter((piece) => isOfKind(piece, kind) && isJudged(piece, verdict));
  const countOf = (ofKind: string, so: string) =>
    found.filter((piece) => isOfKind(piece, ofKind) && isJudged(piece, so)).length;
  return (
    <div className={styles.panel}>
      <div className={styles.rail}>
        <EvidenceKindsFilter
          label="Kinds of evidence"
          isHeaded={false}
          choices={[
            { value: ALL, sign: <TextBulletListLtr16Regular />, word: 'All kinds', count: countOf(ALL, verdict) },
            ...kinds.map((name) => ({
              value: name,
              sign: <KindIcon kind={name} />,
              word: <InertText text={evidenceKindLabel(name)} maxLength={60} />,
              count: countOf(name, verdict),
            })),
          ]}
          chosen={kind}
          onChoose={setKind}
        />
        {verdicts.length === 0 ? null : (
          <EvidenceKindsFilter
            label="Verdict"
            isHeaded
            choices={[
              { value: ALL, sign: null, word: 'Any verdict', count: countOf(kind, ALL) },
              ...verdicts.map((word) => ({
                value: word,
                sign: null,
                word: (
                  <VerdictMark
                    verdict={verdictIcon(word)}
                    label={<InertText text={verdictLabel(word)} maxLength={40} />}
                  />
                ),
                count: countOf(kind, word),
              })),
            ]}
            chosen={verdict}
            onChoose={setVerdict}
          />
        )}
      </div>
      <div className={styles.list}>
        <div className={styles.tools}>
          <div className={styles.search}>
            <SearchBox
              label="Search evidence"
              placeholder="Name, hash, address, alert"
              value={search}
              maxLength={200}
              onChange={setSearch}
            />
          </div>
          <p className={styles.shown} role="status" aria-label="Evidence shown">
            {shown.length.toLocaleString('en')} of {all.length.toLocaleString('en')} shown
          </p>
          <p className={styles.note}>
            Shown inert: nothing is a link, hidden characters are marked. Copies are defanged.
          </p>
        </div>
        {shown.length === 0 ? (
          <EmptyState title="No evidence matches">
            {emptyWords({ hasKind: kind !== ALL, hasVerdict: verdict !== ALL, hasText: wanted.trim() !== '' })}
          </EmptyState>
        ) : (
          <EvidenceTable
            key={`${kind} ${verdict} ${wanted}`}
            groups={evidenceByKind(shown)}
            onOpenAlert={props.onOpenAlert}
          />
        )}
      </div>
    </div>
  );
}

/** A kind or a verdict alone is never empty: they are offered because some piece has them. */
function emptyWords(set: {
  readonly hasKind: boolean;
  readonly hasVerdict: boolean;
  readonly hasText: boolean;
}): string {
  if (!set.hasText) return 'Nothing of this kind has this verdict.';
  const chosen = [...(set.hasKind ? ['kind'] : []), ...(set.hasVerdict ? ['verdict'] : [])].join(' and ');
  return `Nothing ${chosen === '' ? '' : `of this ${chosen} `}has that text in its name, its facts or its alerts.`;
}
