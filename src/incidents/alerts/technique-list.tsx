import { useId } from 'react';
import type { Alert } from '../../defender/model/incident.ts';
import { InertText } from '../../ui/inert-text.tsx';
import { SeverityMark } from '../../ui/severity.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { severityLabel } from '../labels/incident-labels.ts';
import { FilterLink } from '../views/filter-link.tsx';
import { type AlertTechnique, techniqueGroups } from './technique-groups.ts';
import styles from './technique-list.module.css';

/** The MITRE ATT&CK techniques of the alerts, grouped by tactic in the order of an attack. */
export function TechniqueList(props: { alerts: readonly Alert[] }) {
  const id = useId();
  const groups = techniqueGroups(props.alerts);
  const nonEmpty = groups.filter(({ techniques }) => techniques.length > 0);
  if (nonEmpty.length === 0) return null;
  const count = nonEmpty.reduce((sum, { techniques }) => sum + techniques.length, 0);
  const tactics = groups.filter(({ tactic }) => tactic !== null);
  const usedTactics = nonEmpty.filter(({ tactic }) => tactic !== null);
  return (
    <section className={styles.block} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 className={styles.title} id={id}>
          MITRE ATT&amp;CK
        </h2>
        <span className={styles.quiet}>
          {count === 1 ? '1 technique' : `${count} techniques`} in {usedTactics.length} of {tactics.length} tactics
        </span>
      </div>
      <ul className={styles.tactics}>
        {groups.map(({ tactic, techniques, severity }) => (
          <li key={tactic?.id ?? 'unknown'} data-severity={severity ?? undefined}>
            <h3 className={styles.tactic}>
              {severity === null ? null : (
                <SeverityMark
                  level={severity}
                  label={<InertText text={severityLabel(severity)} maxLength={24} />}
                  labelHidden
                />
              )}
              {tactic?.name ?? 'Unknown tactic'}
            </h3>
            {techniques.length === 0 ? (
              <span className={styles.quiet}>None</span>
            ) : (
              <ul className={styles.techniques}>
                {techniques.map((technique) => (
                  <li key={technique.id}>
                    <Technique technique={technique} />
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Technique(props: { technique: AlertTechnique }) {
  const { id, name, url, alertCount } = props.technique;
  return (
    <>
      {url === null ? (
        <InertText text={id} maxLength={200} code />
      ) : (
        <a className={styles.link} href={url} target="_blank" rel="noreferrer">
          {id}
          <VisuallyHidden> on the MITRE website, opens in a new tab</VisuallyHidden>
        </a>
      )}
      {alertCount === 1 ? null : <span className={styles.count}>{alertCount} alerts</span>}
      {name === null ? null : (
        <span className={styles.name}>
          <FilterLink facet="technique" value={id} look="plain">
            {name}
          </FilterLink>
        </span>
      )}
    </>
  );
}
