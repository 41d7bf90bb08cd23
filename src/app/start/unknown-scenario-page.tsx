import { buttonClass } from '../../ui/button-class.ts';
import { InertText } from '../../ui/inert-text.tsx';
import { StopPage } from '../../ui/stop-page.tsx';
import { DEMO_SCENARIOS, type DemoScenario } from '../context/demo-scenario.ts';
import styles from './unknown-scenario-page.module.css';

const SCENARIO_LABELS: { readonly [Scenario in DemoScenario]: string } = {
  normal: 'an ordinary day with one bad morning',
  busy: 'five thousand incidents',
  throttled: 'an API that allows few calls a minute',
  drift: 'unknown words, missing fields and a broken row',
  blocked: 'Defender XDR answers no browser; Graph does',
  empty: 'nothing has happened',
};

/** The address asks for a world of the demo that there is not: which ones there are, and the way to the app itself. */
export function UnknownScenarioPage(props: { asked: string }) {
  return (
    <main id="main">
      <StopPage
        title="The demo has no such world"
        actions={
          <a className={buttonClass()} href="./">
            Open Gatehouse without the demo
          </a>
        }
      >
        <p>
          The address asks for{' '}
          {props.asked === '' ? 'none by name' : <InertText text={props.asked} maxLength={40} code />}. Choose one of
          these:
        </p>
        <ul className={styles.worlds}>
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
