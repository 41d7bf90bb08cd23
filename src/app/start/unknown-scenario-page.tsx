import { buttonClass } from '../../ui/button-class.ts';
import { DEMO_SCENARIO_OPTIONS } from '../../ui/demo-scenario-options.ts';
import { InertText } from '../../ui/inert-text.tsx';
import { StopPage } from '../../ui/stop-page.tsx';
import { StopScreen } from '../../ui/stop-screen.tsx';
import styles from './unknown-scenario-page.module.css';

/** Replaces the app if the URL selects a demo scenario that doesn't exist. Lists the scenarios. */
export function UnknownScenarioPage(props: { requested: string }) {
  return (
    <StopScreen>
      <StopPage
        title="Unknown demo scenario"
        actions={
          <a className={buttonClass()} href="./">
            Open Gatehouse without the demo
          </a>
        }
      >
        <p>
          {props.requested === '' ? (
            'The link names no scenario.'
          ) : (
            <>
              There is no scenario called <InertText text={props.requested} maxLength={40} code />.
            </>
          )}{' '}
          Choose one:
        </p>
        <ul className={styles.scenarios}>
          {DEMO_SCENARIO_OPTIONS.map(({ value, text }) => (
            <li key={value}>
              <a href={`?demo=${value}`}>{value}</a>: {text}
            </li>
          ))}
        </ul>
      </StopPage>
    </StopScreen>
  );
}
