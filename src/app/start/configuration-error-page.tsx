import { Button } from '../../ui/button.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { StopPage } from '../../ui/stop-page.tsx';
import { StopScreen } from '../../ui/stop-screen.tsx';
import type { ConfigurationProblem } from '../configuration/configuration.ts';
import styles from './configuration-error-page.module.css';

/** Replaces the app if `config.json` is invalid. Lists each invalid key with its value and the expected one. */
export function ConfigurationErrorPage(props: {
  problems: readonly ConfigurationProblem[];
  /** The URL of the file. */
  configurationFile: string;
  onReload: () => void;
}) {
  const count = props.problems.length;
  return (
    <StopScreen>
      <StopPage
        role="alert"
        title={count === 1 ? 'config.json has an error' : `config.json has ${count} errors`}
        actions={
          <Button kind="primary" onClick={props.onReload}>
            Reload
          </Button>
        }
      >
        <p>
          Gatehouse can’t start with an invalid configuration. Correct <a href={props.configurationFile}>config.json</a>{' '}
          next to <code>index.html</code>, then reload.
        </p>
        <ul className={styles.problems}>
          {props.problems.map((problem) => (
            <li key={problem.key}>
              <h2>
                <InertText text={problem.key} maxLength={80} code />
              </h2>
              <DescriptionList
                items={[
                  { name: 'Value', value: <InertText text={problem.value} code /> },
                  { name: 'Expected', value: problem.allowed },
                ]}
              />
            </li>
          ))}
        </ul>
      </StopPage>
    </StopScreen>
  );
}
