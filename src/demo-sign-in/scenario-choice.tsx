import type { ScenarioName } from '../sim/wire/simulator-contract.ts';
import { DEMO_SCENARIOS } from '../ui/demo-scenarios.ts';
import { RadioGroup } from '../ui/radio-group.tsx';
import styles from './sign-in-page.module.css';

/** Which world the demo shows from the next sign-in on. */
export function ScenarioChoice(props: { world: ScenarioName; onWorld: (world: ScenarioName) => void }) {
  return (
    <div className={styles.world}>
      <RadioGroup legend="World" options={DEMO_SCENARIOS} value={props.world} onChange={props.onWorld} />
      <p className={styles.hint}>{DEMO_SCENARIOS.find(({ value }) => value === props.world)?.text}</p>
    </div>
  );
}
