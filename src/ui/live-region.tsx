import styles from './visually-hidden.module.css';

/** The one polite voice of a page. Say what was done in a sentence; never anything that ticks. */
export function LiveRegion(props: { message: string }) {
  return (
    <p className={styles.unseen} role="status" aria-live="polite">
      {props.message}
    </p>
  );
}
