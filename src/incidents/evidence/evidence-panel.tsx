import { TextBulletListLtr16Regular } from '@fluentui/react-icons/headless/svg/text-bullet-list-ltr';
import { useDeferredValue, useState } from 'react';
import type { Alert, Incident } from '../../defender/model/incident.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { evidenceKindLabel } from '../labels/incident-labels.ts';
import { KindIcon } from '../labels/kind-icon.tsx';
import { NoAlerts } from '../labels/no-alerts.tsx';
import { EvidenceCopyMenu } from './evidence-copy-menu.tsx';
import { EvidenceFilter } from './evidence-filter.tsx';
import { deviceNames } from './evidence-highlights.ts';
import { evidenceByKind, findEvidence, type ListedEvidence, listEvidence, verdictsOf } from './evidence-list.ts';
import styles from './evidence-panel.module.css';
import { EvidenceTable } from './evidence-table.tsx';
import { EvidenceVerdict } from './evidence-verdict.tsx';

const ALL = '';

/** The incident's evidence with search and filters. Attackers control its texts: nothing is a link, and URLs are defanged. */
export function EvidencePanel(props: { incident: Incident; onOpenAlert: (alert: Alert) => void }) {
  const [selectedKind, setKind] = useState(ALL);
  const [selectedVerdict, setVerdict] = useState(ALL);
  const [search, setSearch] = useState('');
  const query = useDeferredValue(search);
  const all = listEvidence(props.incident);
  if (props.incident.alerts.length === 0) return <NoAlerts incident={props.incident} />;
  if (all.length === 0)
    return <EmptyState title="No evidence in this incident">None of its alerts include evidence.</EmptyState>;
  const kinds = evidenceByKind(all).map(([name]) => name);
  const verdicts = verdictsOf(all);
  // A refresh can remove the selected kind or verdict.
  const kind = kinds.includes(selectedKind) ? selectedKind : ALL;
  const verdict = verdicts.includes(selectedVerdict) ? selectedVerdict : ALL;
  const found = findEvidence(all, query);
  const hasKind = (piece: ListedEvidence, filter: string) => filter === ALL || piece.kind === filter;
  const hasVerdict = (piece: ListedEvidence, filter: string) => filter === ALL || piece.verdicts.includes(filter);
  const visible = found.filter((piece) => hasKind(piece, kind) && hasVerdict(piece, verdict));
  const groups = evidenceByKind(visible);
  const countOf = (kindFilter: string, verdictFilter: string) =>
    found.filter((piece) => hasKind(piece, kindFilter) && hasVerdict(piece, verdictFilter)).length;
  return (
    <div className={styles.panel}>
      <div className={styles.rail}>
        <EvidenceFilter
          label="Kinds of evidence"
          options={[
            { value: ALL, icon: <TextBulletListLtr16Regular />, label: 'All kinds', count: countOf(ALL, verdict) },
            ...kinds.map((name) => ({
              value: name,
              icon: <KindIcon kind={name} />,
              label: <InertText text={evidenceKindLabel(name)} maxLength={60} />,
              count: countOf(name, verdict),
            })),
          ]}
          selected={kind}
          onSelect={setKind}
        />
        {verdicts.length === 0 ? null : (
          <EvidenceFilter
            label="Verdict"
            headingVisible
            options={[
              { value: ALL, icon: null, label: 'Any verdict', count: countOf(kind, ALL) },
              ...verdicts.map((value) => ({
                value,
                icon: null,
                label: <EvidenceVerdict verdict={value} />,
                count: countOf(kind, value),
              })),
            ]}
            selected={verdict}
            onSelect={setVerdict}
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
          <p className={styles.matchCount} role="status" aria-label="Evidence shown">
            {visible.length.toLocaleString('en')} of {all.length.toLocaleString('en')} shown
          </p>
          <p className={styles.note}>Links are disabled and copied values defanged.</p>
          {visible.length === 0 ? null : (
            <span className={styles.copyTable}>
              <EvidenceCopyMenu pieces={groups.flatMap(([, pieces]) => pieces)} />
            </span>
          )}
        </div>
        {visible.length === 0 ? (
          <EmptyState title="No matches">
            {noMatchesText({ hasKind: kind !== ALL, hasVerdict: verdict !== ALL, hasText: query.trim() !== '' })}
          </EmptyState>
        ) : (
          <EvidenceTable
            key={`${kind} ${verdict} ${query}`}
            groups={groups}
            devices={deviceNames(props.incident)}
            onOpenAlert={props.onOpenAlert}
          />
        )}
      </div>
    </div>
  );
}

/** A kind or verdict alone always has matches, because only existing ones are offered. */
function noMatchesText(filters: {
  readonly hasKind: boolean;
  readonly hasVerdict: boolean;
  readonly hasText: boolean;
}): string {
  if (!filters.hasText) return 'No evidence of this kind has this verdict.';
  const parts = [...(filters.hasKind ? ['of this kind'] : []), ...(filters.hasVerdict ? ['with this verdict'] : [])];
  const evidence = ['No evidence', ...(parts.length === 0 ? [] : [parts.join(' and ')])].join(' ');
  return `${evidence} contains this text in its name, details or alerts.`;
}
