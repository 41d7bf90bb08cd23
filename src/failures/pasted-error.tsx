import { useState } from 'react';
import { Field } from '../ui/field.tsx';
import { inputClass } from '../ui/input-class.ts';
import { AadstsExplanation } from './aadsts-explanation.tsx';
import { findAadstsNumber } from './aadsts-number.ts';

/**
 * A field for what Microsoft's own page said, which only the user can see, and the explanation of the AADSTS number in it.
 * The text stays in this component: it enters no request, URL or storage. `onNumber` gets the number, or `null`.
 */
export function PastedError(props: { redirectUri: string; onNumber?: (number: number | null) => void }) {
  const [pasted, setPasted] = useState('');
  const number = findAadstsNumber(pasted);
  const change = (text: string) => {
    setPasted(text);
    props.onNumber?.(findAadstsNumber(text));
  };
  return (
    <>
      <Field
        label="What did Microsoft’s page say?"
        hint="The number after AADSTS or the whole page. The text stays in this tab."
      >
        {(control) => (
          <textarea
            {...control}
            className={inputClass({ code: true })}
            rows={2}
            value={pasted}
            placeholder="AADSTS50011"
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => change(event.target.value)}
          />
        )}
      </Field>
      <div aria-live="polite">
        {number !== null ? (
          <AadstsExplanation number={number} redirectUri={props.redirectUri} />
        ) : pasted.trim() === '' ? null : (
          <p>No error number found. On Microsoft’s page it starts with AADSTS.</p>
        )}
      </div>
    </>
  );
}
