import { buttonClass } from '../../ui/button-class.ts';
import { DEMO_SCENARIOS } from '../../ui/demo-scenarios.ts';
import { InertText } from '../../ui/inert-text.tsx';
import { StopPage } from '../../ui/stop-page.tsx';
import styles from './unknown-scenario-page.module.css';

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
          {DEMO_SCENARIOS.map(({ value, text }) => (
            <li key={value}>
              <a href={`?demo=${value}`}>{value}</a>: {text}
            </li>
          ))}
        </ul>
      </StopPage>
    </main>
  );
}
