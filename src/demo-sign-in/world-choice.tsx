import type { ScenarioName } from '../sim/simulator-contract.ts';
import { ChoiceSet } from '../ui/choice-set.tsx';
import styles from './sign-in-page.module.css';
import { WORLDS } from './world.ts';

/** Which world the demo shows from the next sign-in on. */
export function WorldChoice(props: { world: ScenarioName; onWorld: (world: ScenarioName) => void }) {
  return (
    <div className={styles.world}>
      <ChoiceSet legend="World" options={WORLDS} value={props.world} onChange={props.onWorld} />
      <p className={styles.hint}>{WORLDS.find(({ value }) => value === props.world)?.text}</p>
    </div>
  );
}
