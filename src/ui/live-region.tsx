import styles from './visually-hidden.module.css';

/** The page's polite live region. Announce results as sentences; never announce a value that changes every second. */
export function LiveRegion(props: { message: string }) {
  return (
    <p className={styles.visuallyHidden} role="status" aria-live="polite">
      {props.message}
    </p>
  );
}
