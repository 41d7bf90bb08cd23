import { Fragment, type ReactNode } from 'react';
import styles from './description-list.module.css';

/** A list of names and values. Names must be unique. */
export function DescriptionList(props: { items: readonly { readonly name: string; readonly value: ReactNode }[] }) {
  return (
    <dl className={styles.list}>
      {props.items.map((item) => (
        <Fragment key={item.name}>
          <dt>{item.name}</dt>
          <dd>{item.value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
