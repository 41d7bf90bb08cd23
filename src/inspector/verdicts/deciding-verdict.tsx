import type { ReactNode } from 'react';
import { CodeBlock } from '../../ui/code-block.tsx';
import { Countdown } from '../../ui/countdown.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { TextWithCode } from '../../ui/text-with-code.tsx';
import { VerdictNotice } from '../../ui/verdict-notice.tsx';
import styles from './deciding-verdict.module.css';
import type { ComparedValue, DecidingVerdictText } from './deciding-verdict-text.ts';
import { splitDifference } from './split-difference.ts';

/** Longer values are truncated; the claims table shows them in full. */
const MAX_VALUE_LENGTH = 120;

/** Shows the deciding reason, its evidence and its cure. `children` is the content that the `actions` expand. */
export function DecidingVerdict(props: { text: DecidingVerdictText; actions: ReactNode; children?: ReactNode }) {
  const { tone, kicker, title, comparison, cure, scope } = props.text;
  return (
    <VerdictNotice
      tone={tone}
      kicker={kicker}
      title={title}
      comparison={comparison.map(({ name, value }) => ({ name, value: <Value value={value} /> }))}
      actions={
        <>
          {scope === null ? null : (
            <div className={styles.scope}>
              <CodeBlock text={scope} label="scope" />
            </div>
          )}
          {props.actions}
          {props.children}
        </>
      }
    >
      {cure === null ? undefined : (
        <p>
          <TextWithCode text={cure} />
        </p>
      )}
    </VerdictNotice>
  );
}

function Value(props: { value: ComparedValue }) {
  const { value } = props;
  switch (value.kind) {
    case 'text':
      return <InertText text={value.text} maxLength={MAX_VALUE_LENGTH} />;
    case 'expiry':
      return <Countdown until={value.at} />;
    case 'names':
      return <InertText text={value.names.join(' ')} maxLength={MAX_VALUE_LENGTH} code />;
    case 'compared': {
      const { same, different } = splitDifference(value.text, value.with);
      return (
        <>
          <InertText text={same} maxLength={MAX_VALUE_LENGTH} code />
          <b>
            <InertText text={different} maxLength={MAX_VALUE_LENGTH} code />
          </b>
        </>
      );
    }
  }
}
