import { InertText } from '../../ui/inert-text.tsx';
import styles from './claim-name.module.css';
import type { ClaimRow } from './claim-rows.ts';

/** A claim by its name, which leads to the clause or page that defines it. */
export function ClaimName(props: { row: ClaimRow }) {
  const { name, entry } = props.row;
  const text = <InertText text={name} maxLength={60} code />;
  if (entry?.source === undefined || entry.source === null) return text;
  return (
    <a
      className={styles.name}
      href={entry.source}
      target="_blank"
      rel="noreferrer"
      title={`Where ${entry.name} is defined`}
    >
      {text}
    </a>
  );
}
