import styles from './alert-timeline.module.css';

/** One alert's bar between the lines of the hours. Seen only: the numbers of its row say the same. */
export function TimelineLane(props: {
  severity: string;
  /** From 0 to 1; `null` when the alert is outside of what is shown. */
  place: { readonly start: number; readonly end: number } | null;
  lines: readonly number[];
}) {
  const { place } = props;
  return (
    <svg className={styles.lane} data-severity={props.severity} aria-hidden="true">
      {props.lines.map((line) => (
        <line key={line} className={styles.rule} x1={`${line * 100}%`} x2={`${line * 100}%`} y1="0" y2="28" />
      ))}
      {place === null ? null : (
        <rect
          x={`${place.start * 99}%`}
          y="10"
          width={`${Math.max((place.end - place.start) * 99, 0.8)}%`}
          height="8"
          rx="2"
        />
      )}
    </svg>
  );
}
