/* biome-ignore-all lint/a11y/noRedundantRoles: laid out as a grid on narrow screens, where browsers drop the roles */
import { Fragment } from 'react';
import type { ProbeOutcome } from '../../defender/probe-api.ts';
import { APIS, INCIDENT_OPERATIONS, JUDGED_APIS } from '../../entra/apis.ts';
import type { Verdict, VerdictReason } from '../../token/verdicts.ts';
import tableStyles from '../../ui/table.module.css';
import { VerdictMark } from '../../ui/verdict-mark.tsx';
import { OPERATION_NAMES } from './operation-names.ts';
import { probedAnswer } from './probed-verdict.ts';
import styles from './verdict-table.module.css';

const ANSWER_LABELS = { yes: 'Yes', no: 'No', unknown: 'Unknown' } as const;

/** Shows for every operation of every API whether the token allows it, and the deciding reason. */
export function VerdictTable(props: {
  verdicts: readonly Verdict[];
  /** Whether the signature is verified. Otherwise a yes is only a claim. */
  isVerified: boolean;
  /** The response of the API to the token. It overrides the verdict read from the claims. */
  probe: ProbeOutcome | null;
  /** Whether a cure exists: a token that would allow the operation. */
  isCurable: (verdict: Verdict) => boolean;
  /** The verdict whose cure is expanded. */
  expanded: Verdict | null;
  onToggleCure: (verdict: Verdict) => void;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
    <section className={tableStyles.frame} tabIndex={0} aria-label="What this token can do, scrolls">
      <table className={`${tableStyles.table} ${styles.verdicts}`} role="table">
        <caption className={styles.caption}>What this token can do</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">
              Operation
            </th>
            {JUDGED_APIS.map((api) => (
              <th scope="col" role="columnheader" key={api}>
                {APIS[api].displayName}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {INCIDENT_OPERATIONS.map((operation) => (
            <tr key={operation} role="row">
              <th scope="row" role="rowheader">
                {OPERATION_NAMES[operation]}
              </th>
              {props.verdicts
                .filter((verdict) => verdict.operation === operation)
                .map((verdict) => (
                  <td key={verdict.api} role="cell">
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
  const { verdict, expanded } = props;
  const probed = probedAnswer(verdict, props.probe);
  if (probed !== null) {
    return (
      <>
        <VerdictMark verdict={probed.answer} label={ANSWER_LABELS[probed.answer]} />
        <span className={styles.reason}>{probed.isMeasured ? 'Confirmed' : `Follows from ${probed.status}`}</span>
      </>
    );
  }
  const reason = <Breakable text={reasonText(verdict.reason)} />;
  const isExpanded = expanded?.api === verdict.api && expanded.operation === verdict.operation;
  return (
    <>
      <VerdictMark
        verdict={verdict.answer === 'yes' && !props.isVerified ? 'claimed' : verdict.answer}
        label={ANSWER_LABELS[verdict.answer]}
      />
      {props.isCurable(verdict) ? (
        <button
          type="button"
          className={`${styles.reason} ${styles.cure}`}
          aria-expanded={isExpanded}
          title="How to get a token with this permission"
          onClick={() => props.onToggleCure(verdict)}
        >
          {reason}
        </button>
      ) : (
        <span className={styles.reason}>{reason}</span>
      )}
    </>
  );
}

/** Lets a permission name wrap after its dots. */
function Breakable(props: { text: string }) {
  return props.text.split(/(?<=\.)/).map((part) => (
    <Fragment key={part}>
      {part}
      <wbr />
    </Fragment>
  ));
}

/** The deciding reason, short enough for a cell. Contains our own names only and no text from the token. */
function reasonText(reason: VerdictReason): string {
  switch (reason.code) {
    case 'granted':
      return reason.permission;
    case 'no-such-operation':
      return 'Not available';
    case 'not-an-access-token':
      return 'ID token';
    case 'unsigned':
      return 'Unsigned';
    case 'audience':
      return 'Wrong audience';
    case 'tenant':
      return 'Other tenant';
    case 'expired':
      return 'Expired';
    case 'not-yet-valid':
      return 'Not valid yet';
    case 'context':
      return 'Unknown context';
    case 'permission':
      return `Needs ${reason.needed}`;
    case 'directory-role':
      return 'Depends on a Defender role';
  }
}
