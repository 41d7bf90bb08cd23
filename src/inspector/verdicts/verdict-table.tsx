import { Fragment } from 'react';
import type { ProbeOutcome } from '../../defender/probe-api.ts';
import { APIS, INCIDENT_OPERATIONS, JUDGED_APIS } from '../../entra/apis.ts';
import type { Verdict } from '../../token/verdicts.ts';
import tableStyles from '../../ui/table.module.css';
import { VerdictMark } from '../../ui/verdict-mark.tsx';
import { measuredOutcome } from './measured-verdict.ts';
import { OPERATION_NAMES } from './operation-names.ts';
import styles from './verdict-table.module.css';
import { verdictText } from './verdict-text.ts';

const ANSWERS = { yes: 'Yes', no: 'No', unknown: 'Unknown' } as const;

/** Each operation at each API: yes, no or unknown, and the one reason that decides. */
export function VerdictTable(props: {
  verdicts: readonly Verdict[];
  /** What the API itself said of listing; it counts more than any claim. */
  answer: ProbeOutcome | null;
  /** Whether there is a way to a token that would do. */
  isCurable: (verdict: Verdict) => boolean;
  /** The verdict whose cure is shown. */
  shown: Verdict | null;
  onCure: (verdict: Verdict) => void;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={tableStyles.frame} tabIndex={0} aria-label="What this token can do, scrolls">
      <table className={`${tableStyles.table} ${styles.verdicts}`}>
        <caption className={styles.caption}>What this token can do</caption>
        <thead>
          <tr>
            <th scope="col">Operation</th>
            {JUDGED_APIS.map((api) => (
              <th scope="col" key={api}>
                {APIS[api].displayName}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {INCIDENT_OPERATIONS.map((operation) => (
            <tr key={operation}>
              <th scope="row">{OPERATION_NAMES[operation]}</th>
              {props.verdicts
                .filter((verdict) => verdict.operation === operation)
                .map((verdict) => (
                  <td key={verdict.api}>
                    <Cell {...props} verdict={verdict} />
                  </td>
                ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell(props: Parameters<typeof VerdictTable>[0] & { verdict: Verdict }) {
  const { verdict, shown } = props;
  const measured = measuredOutcome(verdict, props.answer);
  if (measured !== null) {
    return (
      <>
        <VerdictMark verdict={measured} label={ANSWERS[measured]} />
        <span className={styles.reason}>Measured</span>
      </>
    );
  }
  const reason = <Breakable text={verdictText(verdict.reason)} />;
  const isShown = shown?.api === verdict.api && shown.operation === verdict.operation;
  return (
    <>
      <VerdictMark verdict={verdict.answer} label={ANSWERS[verdict.answer]} />
      {props.isCurable(verdict) ? (
        <button
          type="button"
          className={`${styles.reason} ${styles.cure}`}
          aria-expanded={isShown}
          title="How to get a token that can"
          onClick={() => props.onCure(verdict)}
        >
          {reason}
        </button>
      ) : (
        <span className={styles.reason}>{reason}</span>
      )}
    </>
  );
}

/** A permission's name breaks behind its dots before it breaks anywhere else. */
function Breakable(props: { text: string }) {
  return props.text.split(/(?<=\.)/).map((part) => (
    <Fragment key={part}>
      {part}
      <wbr />
    </Fragment>
  ));
}
