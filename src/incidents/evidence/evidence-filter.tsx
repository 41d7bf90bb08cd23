import type { ReactNode } from 'react';
import styles from './evidence-panel.module.css';

/** A list of filter options with counts, of which one is selected. The first option selects everything. */
export function EvidenceFilter(props: {
  label: string;
  /** Shows the label as a heading. It is always the accessible name. */
  headingVisible?: boolean;
  options: readonly {
    readonly value: string;
    readonly icon: ReactNode;
    readonly label: ReactNode;
    readonly count: number;
  }[];
  selected: string;
  onSelect: (value: string) => void;
}) {
  return (
    <nav className={styles.options} aria-label={props.label}>
      {props.headingVisible === true ? <h2 className={styles.title}>{props.label}</h2> : null}
      {props.options.map(({ value, icon, label, count }) => (
        <button
          key={value}
          type="button"
          className={styles.option}
          aria-pressed={value === props.selected}
          onClick={() => props.onSelect(value)}
        >
          {icon}
          <span className={styles.label}>{label}</span>
          <span className={styles.count}>{count.toLocaleString('en')}</span>
        </button>
      ))}
    </nav>
  );
}
