import type { RefObject } from 'react';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { inputClass } from '../../ui/input-class.ts';
import styles from './token-box.module.css';

/**
 * Where a token is pasted. The browser is asked to keep its hands off: no completion, no spelling (which some send to a
 * server), no correction, no translation. It has no `name`, so a form sent by mistake would carry nothing.
 */
export function TokenBox(props: {
  box: RefObject<HTMLTextAreaElement | null>;
  /** What stands in the way of what was pressed last. */
  hint: string | null;
  onInspect: (text: string) => void;
  onCompare: (text: string) => void;
  onWipe: () => void;
}) {
  return (
    <form
      className={styles.form}
      aria-label="Paste a token"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        props.onInspect(props.box.current?.value ?? '');
      }}
    >
      <Field
        label="Token"
        hint="A token, a header line, a curl command or a JSON answer. Decoded here; never sent, stored or put in the address."
      >
        {(control) => (
          <textarea
            {...control}
            ref={props.box}
            className={`${inputClass({ code: true })} ${styles.box}`}
            rows={7}
            autoComplete="off"
            autoCorrect="off"
            autoCapitalize="off"
            spellCheck={false}
            translate="no"
            data-gramm="false"
            data-1p-ignore
            data-lpignore="true"
          />
        )}
      </Field>
      <div className={styles.actions}>
        <Button type="submit" kind="primary">
          Inspect
        </Button>
        <Button
          kind="plain"
          onClick={() => {
            props.onWipe();
            props.box.current?.focus();
          }}
        >
          Wipe
        </Button>
        <Button kind="plain" onClick={() => props.onCompare(props.box.current?.value ?? '')}>
          Compare
        </Button>
      </div>
      <p className={styles.hint} role="status">
        {props.hint}
      </p>
    </form>
  );
}
