import type { ReactNode } from 'react';
import { currentRung, type Rung, type RungState, rungsDone } from '../consent/consent-ladder.ts';
import { RUNG_NAMES } from '../consent/rung-text.ts';
import styles from './ladder.module.css';

const SHAPES: { readonly [State in RungState]?: ReactNode } = {
  passed: <path d="m4.5 8.25 2.5 2.5 4.5-5.25" />,
  failed: <path d="m5 5 6 6m0-6-6 6" />,
  unseen: <path d="M5.5 8h5" />,
  'not-applicable': <path d="M5.5 8h5" />,
};

/** One step as a mark. Its state is also in the text beside it, so the mark is hidden from assistive technology. */
export function RungMark({ state }: { state: RungState }) {
  return (
    <span className={styles.mark} data-state={state}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {SHAPES[state]}
      </svg>
    </span>
  );
}

/** The steps of one tenant in a line, with a summary in words. */
export function LadderRail({ rungs }: { rungs: readonly Rung[] }) {
  return (
    <div>
      <div className={styles.rail}>
        {rungs.map(({ id, state }) => (
          <RungMark key={id} state={state} />
        ))}
      </div>
      <p className={styles.summary}>
        <span className={styles.number}>
          {rungsDone(rungs)} of {rungs.length}
        </span>
        , {summaryText(rungs)}
      </p>
    </div>
  );
}

function summaryText(rungs: readonly Rung[]): string {
  const rung = currentRung(rungs);
  if (rung === undefined) return '';
  const name = RUNG_NAMES[rung.id];
  const step = `${name.charAt(0).toLowerCase()}${name.slice(1)}`.replace('aPI', 'API');
  switch (rung.state) {
    case 'failed':
      return `failed: ${step}`;
    case 'running':
      return 'checking access';
    case 'next':
      return rung.id === 'return' ? 'waiting for the administrator' : 'not checked yet';
    default:
      return step;
  }
}
