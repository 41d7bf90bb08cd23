import { buttonClass } from '../../ui/button-class.ts';
import { InertText } from '../../ui/inert-text.tsx';
import { StopPage } from '../../ui/stop-page.tsx';
import { DEMO_SCENARIOS, type DemoScenario } from '../context/demo-scenario.ts';
import styles from './unknown-scenario-page.module.css';

const SCENARIO_LABELS: { readonly [Scenario in DemoScenario]: string } = {
  normal: 'a normal day with one serious attack',
  busy: '5,000 incidents',
  throttled: 'an API with a low rate limit',
  drift: 'unknown values, missing fields and one broken row',
  blocked: 'Defender XDR blocks browser requests; Microsoft Graph security works',
  empty: 'no incidents',
};

/** Replaces the app if the URL selects a demo scenario that doesn't exist. Lists the scenarios. */
export function UnknownScenarioPage(props: { requested: string }) {
  return (
    <main id="main">
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
          {DEMO_SCENARIOS.map((scenario) => (
            <li key={scenario}>
              <a href={`?demo=${scenario}`}>{scenario}</a>: {SCENARIO_LABELS[scenario]}
            </li>
          ))}
        </ul>
      </StopPage>
    </main>
  );
}
