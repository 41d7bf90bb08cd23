import { useState } from 'react';
import { AadstsExplanation } from '../../failures/aadsts-explanation.tsx';
import { findAadstsNumber } from '../../failures/aadsts-number.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { inputClass } from '../../ui/input-class.ts';
import { Notice } from '../../ui/notice.tsx';
import styles from './sign-in-not-completed.module.css';

/**
 * We left for sign-in and came back without any answer: whatever went wrong stood on Microsoft's own page only. Asks
 * what it said. What is typed or pasted stays in this component: it goes into no request, address or storage.
 */
export function SignInNotCompleted(props: { redirectUri: string; onDismiss: () => void }) {
  const [said, setSaid] = useState('');
  const number = findAadstsNumber(said);
  return (
    <Notice
      tone="info"
      title="You left for sign-in and came back without an answer"
      actions={
        <Button size="small" kind="plain" onClick={props.onDismiss}>
          Dismiss
        </Button>
      }
    >
      <p>
        If you only changed your mind, all is well. If Microsoft’s page showed an error, it did not tell us: unknown
        apps, unregistered redirect URIs, unassigned accounts and policies end there.
      </p>
      <div className={styles.asked}>
        <Field
          label="What did Microsoft’s page say?"
          hint="The number after AADSTS, or the whole page, copied and pasted. It stays in this tab."
        >
          {(control) => (
            <textarea
              {...control}
              className={inputClass({ code: true })}
              rows={2}
              value={said}
              placeholder="AADSTS50011"
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setSaid(event.target.value)}
            />
          )}
        </Field>
        <div aria-live="polite">
          {number !== null ? (
            <AadstsExplanation number={number} redirectUri={props.redirectUri} />
          ) : said.trim() === '' ? null : (
            <p>No error number stands in this. On Microsoft’s page it begins with AADSTS.</p>
          )}
        </div>
      </div>
    </Notice>
  );
}
