import { Checkmark12Filled } from '@fluentui/react-icons/headless/svg/checkmark';
import { Dismiss12Filled } from '@fluentui/react-icons/headless/svg/dismiss';
import type { ReactNode } from 'react';
import styles from './ladder.module.css';
import { Unseen } from './unseen.tsx';

export type Rung = {
  readonly state: 'done' | 'failed' | 'waiting' | 'ahead';
  readonly title: string;
  readonly text?: ReactNode;
};

const STATE_WORDS: Readonly<Record<Rung['state'], string>> = {
  done: 'Done',
  failed: 'Failed',
  waiting: 'Waiting',
  ahead: 'Not yet',
};

/** A thing that is proven rung by rung, top to bottom. Titles must differ from each other. */
export function Ladder(props: { rungs: readonly Rung[] }) {
  return (
    <ol className={styles.ladder}>
      {props.rungs.map((rung) => (
        <li key={rung.title} data-rung={rung.state}>
          <span className={styles.dot} aria-hidden="true">
            {rung.state === 'done' ? <Checkmark12Filled /> : null}
            {rung.state === 'failed' ? <Dismiss12Filled /> : null}
          </span>
          <p className={styles.title}>
            <Unseen>{STATE_WORDS[rung.state]}: </Unseen>
            {rung.title}
          </p>
          {rung.text === undefined ? null : <div className={styles.text}>{rung.text}</div>}
        </li>
      ))}
    </ol>
  );
}
