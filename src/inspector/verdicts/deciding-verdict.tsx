import type { ReactNode } from 'react';
import { CodeBlock } from '../../ui/code-block.tsx';
import { Countdown } from '../../ui/countdown.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { VerdictNotice } from '../../ui/verdict-notice.tsx';
import { Words } from '../claims/text-with-code.tsx';
import { splitDifference } from '../comparison/split-difference.ts';
import styles from './deciding-verdict.module.css';
import type { ComparedValue, DecidingVerdictText } from './deciding-verdict-text.ts';

/** Longer values are clipped: a ruling is a sentence, and the claims below hold all of it. */
const MAX_VALUE = 120;

/** The one deciding reason, its evidence and its cure. `actions` are the buttons beside it, `children` what they unfold. */
export function DecidingVerdict(props: { words: DecidingVerdictText; actions: ReactNode; children?: ReactNode }) {
  const { tone, kicker, title, pair, cure, scope } = props.words;
  return (
    <VerdictNotice
      tone={tone}
      kicker={kicker}
      title={title}
      comparison={pair.map(({ name, value }) => ({ name, value: <Value value={value} /> }))}
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
          <Words text={cure} />
        </p>
      )}
    </VerdictNotice>
  );
}

function Value(props: { value: ComparedValue }) {
  const { value } = props;
  switch (value.kind) {
    case 'words':
      return <InertText text={value.text} maxLength={MAX_VALUE} />;
    case 'expiry':
      return <Countdown until={value.at} />;
    case 'names':
      return <InertText text={value.names.join(' ')} maxLength={MAX_VALUE} code />;
    case 'compared': {
      const { same, different } = splitDifference(value.text, value.with);
      return (
        <>
          <InertText text={same} maxLength={MAX_VALUE} code />
          <b>
            <InertText text={different} maxLength={MAX_VALUE} code />
          </b>
        </>
      );
    }
  }
}
