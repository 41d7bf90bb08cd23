import type { Api } from '../../entra/clouds.ts';
import { TextWithCode } from '../../ui/text-with-code.tsx';
import styles from './trap-list.module.css';
import { TRAPS } from './traps.ts';

/** What to avoid in Microsoft's own pages, each with its page and what to do instead. */
export function TrapList(props: { api: Api }) {
  const traps = TRAPS.filter(({ api }) => api === undefined || api === props.api);
  return (
    <section className={styles.section} aria-labelledby="setup-traps">
      <h2 id="setup-traps">
        Traps in Microsoft’s pages <span className={styles.count}>{traps.length}</span>
      </h2>
      <ul className={styles.traps} aria-label="Traps">
        {traps.map((trap) => (
          <li key={trap.title}>
            <div>
              <h3>{trap.title}</h3>
              <p>
                <TextWithCode text={trap.text} />{' '}
                <a href={trap.page} target="_blank" rel="noreferrer" aria-label={`Microsoft’s page: ${trap.title}`}>
                  Page
                </a>
              </p>
            </div>
            <p>
              <TextWithCode text={trap.fix} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
