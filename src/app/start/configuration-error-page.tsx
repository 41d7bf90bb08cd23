import { Button } from '../../ui/button.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { StopPage } from '../../ui/stop-page.tsx';
import type { ConfigurationProblem } from '../configuration/configuration.ts';
import styles from './configuration-error-page.module.css';

/** `config.json` holds what it may not: which keys, what they held, what they may hold. The app stops here. */
export function ConfigurationErrorPage(props: {
  problems: readonly ConfigurationProblem[];
  /** Address of the file, to open and look at. */
  configurationFile: string;
  onReload: () => void;
}) {
  const count = props.problems.length;
  return (
    <main id="main">
      <StopPage
        role="alert"
        title={count === 1 ? 'config.json holds a wrong value' : `config.json holds ${count} wrong values`}
        actions={
          <Button kind="primary" onClick={props.onReload}>
            Load it again
          </Button>
        }
      >
        <p>
          Gatehouse does not start with a configuration it cannot trust. Correct{' '}
          <a href={props.configurationFile}>the file</a> beside <code>index.html</code>, then load it again.
        </p>
        <ul className={styles.problems}>
          {props.problems.map((problem) => (
            <li key={problem.key}>
              <h2>
                <InertText text={problem.key} maxLength={80} code />
              </h2>
              <DescriptionList
                items={[
                  { name: 'Held', value: <InertText text={problem.held} code /> },
                  { name: 'May hold', value: problem.allowed },
                ]}
              />
            </li>
          ))}
        </ul>
      </StopPage>
    </main>
  );
}
