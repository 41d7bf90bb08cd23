import type { Finding } from '../token/findings.ts';
import { InertText } from '../ui/inert-text.tsx';
import { Unseen } from '../ui/unseen.tsx';
import { VerdictMark } from '../ui/verdict-mark.tsx';
import styles from './finding-list.module.css';
import { FINDING_WORDS } from './finding-words.ts';
import { Words } from './words.tsx';

const MARKS = {
  danger: ['bad', 'Serious'],
  warning: ['warning', 'Warning'],
  info: ['unknown', 'Note'],
  success: ['yes', 'Good'],
} as const;

/** What a person should know about the token, worst first. */
export function FindingList(props: { findings: readonly Finding[] }) {
  return (
    <section aria-labelledby="token-findings">
      <h2 className={styles.title} id="token-findings">
        Findings <span className={styles.count}>{props.findings.length}</span>
      </h2>
      <ul className={styles.findings} aria-label="Findings">
        {props.findings.map(({ code, severity, evidence }) => {
          const [mark, word] = MARKS[severity];
          const words = FINDING_WORDS[code];
          return (
            <li key={code}>
              <VerdictMark verdict={mark} word={<Unseen>{word}</Unseen>} />
              <div>
                <h3>{words.heading}</h3>
                <p>
                  <Words text={words.text} />
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
