import type { ReactNode } from 'react';
import styles from './evidence-panel.module.css';

/** One way to narrow the evidence: a choice of each, counted; the first is all of it. */
export function EvidenceKindsFilter(props: {
  label: string;
  /** Whether the label is shown; it is always said. */
  isHeaded: boolean;
  choices: readonly {
    readonly value: string;
    readonly sign: ReactNode;
    readonly word: ReactNode;
    readonly count: number;
  }[];
  chosen: string;
  onChoose: (value: string) => void;
}) {
  return (
    <nav className={styles.choices} aria-label={props.label}>
      {props.isHeaded ? <h2 className={styles.choicesTitle}>{props.label}</h2> : null}
      {props.choices.map(({ value, sign, word, count }) => (
        <button
          key={value}
          type="button"
          className={styles.choice}
          aria-pressed={value === props.chosen}
          onClick={() => props.onChoose(value)}
        >
          {sign}
          <span className={styles.word}>{word}</span>
          <span className={styles.count}>{count.toLocaleString('en')}</span>
        </button>
      ))}
    </nav>
  );
}
