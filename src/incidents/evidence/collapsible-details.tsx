import type { EvidenceFact } from '../../defender/model/incident.ts';
import { InertText } from '../../ui/inert-text.tsx';
import styles from './collapsible-details.module.css';
import { defangedText } from './evidence-list.ts';

const FACT_LENGTH = 600;

/** Values under the names that the API gave them, folded to their count. Nothing where there are none. */
export function CollapsibleDetails(props: { facts: readonly EvidenceFact[]; one: string; many: string }) {
  const { facts } = props;
  if (facts.length === 0) return null;
  return (
    <details>
      <summary className={styles.summary}>
        {facts.length === 1 ? `1 ${props.one}` : `${facts.length} ${props.many}`}
      </summary>
      <dl className={styles.facts}>
        {facts.map((fact) => (
          <div key={`${fact.name} ${fact.value}`} className={styles.fact}>
            <dt>
              <InertText text={fact.name} maxLength={60} />
            </dt>
            <dd>
              <InertText text={defangedText(fact.value)} maxLength={FACT_LENGTH} code />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
