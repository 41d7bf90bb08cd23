import styles from './brand.module.css';

/** Logo and product name. Neither a link nor a heading: wrap it in the element the context needs. */
export function Brand(props: { large?: boolean }) {
  return (
    <span className={props.large === true ? `${styles.brand} ${styles.large}` : styles.brand}>
      <svg className={styles.mark} viewBox="0 0 16 16" aria-hidden="true">
        <path d="M2.5 13.5v-9h2v1.25h1.75V4.5h3.5v1.25h1.75V4.5h2v9" />
        <path d="M5.5 13.5V11a2.5 2.5 0 0 1 5 0v2.5" />
        <path d="M8 8.5v5M1.5 13.5h13" />
      </svg>
      <span>Gatehouse</span>
    </span>
  );
}
