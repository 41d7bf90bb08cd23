import { Fragment, type ReactNode } from 'react';
import styles from './description-list.module.css';

/** The one way to show name and value. Names must differ from each other. */
export function DescriptionList(props: { facts: readonly { readonly name: string; readonly value: ReactNode }[] }) {
  return (
    <dl className={styles.facts}>
      {props.facts.map((fact) => (
        <Fragment key={fact.name}>
          <dt>{fact.name}</dt>
          <dd>{fact.value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
