import { Fragment, type ReactNode } from 'react';
import styles from './description-list.module.css';

/** The one way to show name and value. Names must differ from each other. */
export function DescriptionList(props: { items: readonly { readonly name: string; readonly value: ReactNode }[] }) {
  return (
    <dl className={styles.facts}>
      {props.items.map((item) => (
        <Fragment key={item.name}>
          <dt>{item.name}</dt>
          <dd>{item.value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
