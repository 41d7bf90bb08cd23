import type { EvidenceFact } from '../../defender/model/incident.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import styles from './collapsible-details.module.css';
import { defangedText } from './evidence-list.ts';

const MAX_VALUE_LENGTH = 600;

/** Values under the API's own property names, collapsed to their number. Renders nothing for an empty list. */
export function CollapsibleDetails(props: { details: readonly EvidenceFact[]; singular: string; plural: string }) {
  const { details } = props;
  if (details.length === 0) return null;
  return (
    <Disclosure summary={details.length === 1 ? `1 ${props.singular}` : `${details.length} ${props.plural}`}>
      <dl className={styles.list}>
        {details.map(({ name, value }) => (
          <div key={`${name} ${value}`} className={styles.item}>
            <dt>
              <InertText text={name} maxLength={60} />
            </dt>
            <dd>
              <InertText text={defangedText(value, name)} maxLength={MAX_VALUE_LENGTH} code />
            </dd>
          </div>
        ))}
      </dl>
    </Disclosure>
  );
}
