import { type RefObject, useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { inputClass } from '../../ui/input-class.ts';
import styles from './token-box.module.css';

const PASTE_TYPES: ReadonlySet<string> = new Set(['insertFromPaste', 'insertFromDrop']);

/**
 * The text box for tokens. Inspects on paste, on drop and on Ctrl+Enter. Turns off completion, correction, translation and spell checking, because some browsers send
 * the text to a server for them. The box has no `name`, so submitting the form by mistake would send nothing.
 */
export function TokenBox(props: {
  box: RefObject<HTMLTextAreaElement | null>;
  /** Feedback on the last action. */
  hint: string | null;
  onInspect: (text: string) => void;
  onCompare: (text: string) => void;
  onClear: () => void;
}) {
  /** Whether the box holds the text that was inspected last. */
  const isInspected = useRef(false);
  const inspect = (text: string) => {
    isInspected.current = true;
    props.onInspect(text);
  };
  return (
    <form
      className={styles.form}
      aria-label="Paste a token"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        inspect(props.box.current?.value ?? '');
      }}
    >
      <Field
        label="Token"
        hint="Paste a token, header, curl command or JSON response. It is decoded in your browser and never sent, stored or added to the URL."
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
            onPaste={({ currentTarget }) => {
              // A second token replaces the first one, even if a click has put the caret into it.
              const hasSelection = currentTarget.selectionStart !== currentTarget.selectionEnd;
              if (isInspected.current && !hasSelection) currentTarget.select();
            }}
            onInput={({ nativeEvent, currentTarget }) => {
              isInspected.current = false;
              if (!(nativeEvent instanceof InputEvent) || !PASTE_TYPES.has(nativeEvent.inputType)) return;
              inspect(currentTarget.value);
              currentTarget.select();
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
              event.preventDefault();
              inspect(event.currentTarget.value);
            }}
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
            props.onClear();
            props.box.current?.focus();
          }}
        >
          Clear
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
