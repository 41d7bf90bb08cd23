import { Filter16Regular } from '@fluentui/react-icons/headless/svg/filter';
import { FilterChip } from '../ui/chip.tsx';
import { Menu, MenuCheckbox, MenuHead, MenuRule } from '../ui/menu.tsx';
import { SeverityMark } from '../ui/severity.tsx';
import { countWords } from './filter-rows.ts';
import { severityWord, statusWord } from './incident-words.ts';
import styles from './queue-filters.module.css';
import type { QueueRow } from './queue-row.ts';
import { QueueSearch } from './queue-search.tsx';
import { type QueueView, toggled } from './queue-view.ts';

const SEVERITIES = ['high', 'medium', 'low', 'informational'];
const STATUSES = ['active', 'inProgress', 'awaitingAction', 'resolved', 'redirected'];
/** What the address can hold as one word of a list. */
const ADDRESSABLE = /^[\p{L}\p{N}-]{1,64}$/u;

/** Search and filters. All of them run after loading: nothing is left out on the server. */
export function QueueFilters(props: {
  rows: readonly QueueRow[];
  view: QueueView;
  onChange: (change: Partial<QueueView>) => void;
}) {
  const { rows, view, onChange } = props;
  const severities = countWords(rows, view, 'severity');
  const statuses = countWords(rows, view, 'status');
  return (
    <search className={styles.filters}>
      <div className={styles.search}>
        <QueueSearch value={view.search} onSearch={(search) => onChange({ search })} />
      </div>
      <ul className={styles.chips}>
        {view.severity.length === 0 ? null : (
          <li>
            <FilterChip
              name="Severity"
              value={view.severity.map(severityWord).join(', ')}
              runsOn="loaded"
              onRemove={() => onChange({ severity: [] })}
            />
          </li>
        )}
        {view.status.length === 0 ? null : (
          <li>
            <FilterChip
              name="Status"
              value={view.status.map(statusWord).join(', ')}
              runsOn="loaded"
              onRemove={() => onChange({ status: [] })}
            />
          </li>
        )}
        <li>
          <Menu
            look="plain"
            menuLabel="Filter"
            trigger={
              <>
                <Filter16Regular />
                Filter
              </>
            }
          >
            <MenuHead title="Severity" />
            {choices(SEVERITIES, severities, view.severity).map((severity) => (
              <MenuCheckbox
                key={severity}
                checked={view.severity.includes(severity)}
                note={(severities.get(severity) ?? 0).toLocaleString('en')}
                onChange={() => onChange({ severity: toggled(view.severity, severity) })}
              >
                <SeverityMark level={severity} word={severityWord(severity)} />
              </MenuCheckbox>
            ))}
            <MenuRule />
            <MenuHead title="Status" />
            {choices(STATUSES, statuses, view.status).map((status) => (
              <MenuCheckbox
                key={status}
                checked={view.status.includes(status)}
                note={(statuses.get(status) ?? 0).toLocaleString('en')}
                onChange={() => onChange({ status: toggled(view.status, status) })}
              >
                {statusWord(status)}
              </MenuCheckbox>
            ))}
          </Menu>
        </li>
      </ul>
    </search>
  );
}

/** The words everybody knows, then those that occur or are chosen although nobody knows them. */
function choices(
  known: readonly string[],
  counts: ReadonlyMap<string, number>,
  chosen: readonly string[],
): readonly string[] {
  const others = [...counts.keys(), ...chosen].filter((word) => !known.includes(word) && ADDRESSABLE.test(word));
  return [...known, ...new Set(others)];
}
