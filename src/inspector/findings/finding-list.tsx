import type { Cloud } from '../../entra/clouds.ts';
import type { Finding } from '../../token/findings.ts';
import { type InspectedToken, isSignatureVerified } from '../../token/inspect-token.ts';
import { InertText } from '../../ui/inert-text.tsx';
import { TextWithCode } from '../../ui/text-with-code.tsx';
import { VerdictMark } from '../../ui/verdict-mark.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import styles from './finding-list.module.css';
import { FINDING_TEXTS, findingText } from './finding-text.ts';

const MARKS = {
  danger: ['bad', 'Critical'],
  warning: ['warning', 'Warning'],
  info: ['unknown', 'Note'],
  success: ['yes', 'Good'],
} as const;

/** A good finding about claims that anyone can write. */
const CLAIMED_MARK = ['claimed', 'Good if the claims are true'] as const;

/** Lists the findings about a token, most severe first. */
export function FindingList(props: { findings: readonly Finding[]; inspected: InspectedToken; cloud: Cloud }) {
  const isVerified = isSignatureVerified(props.inspected);
  return (
    <section aria-labelledby="token-findings">
      <h2 className={styles.title} id="token-findings">
        Findings <span className={styles.count}>{props.findings.length}</span>
      </h2>
      <ul className={styles.findings} aria-label="Findings">
        {props.findings.map(({ code, severity, evidence }) => {
          const [mark, label] = severity === 'success' && !isVerified ? CLAIMED_MARK : MARKS[severity];
          return (
            <li key={code}>
              <VerdictMark verdict={mark} label={<VisuallyHidden>{label}</VisuallyHidden>} />
              <div>
                <h3>{FINDING_TEXTS[code].heading}</h3>
                <p>
                  <TextWithCode text={findingText(code, props.inspected, props.cloud)} />
                </p>
              </div>
              <span className={styles.evidence}>
                <InertText text={evidence} maxLength={40} code />
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
