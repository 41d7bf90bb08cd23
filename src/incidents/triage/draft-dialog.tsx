import { type ReactNode, type SyntheticEvent, useState } from 'react';
import type { ChangePart } from '../../defender/changes/change-report.ts';
import type { IncidentEdit } from '../../defender/changes/incident-edit.ts';
import { SETTABLE_STATUSES } from '../../defender/model/incident-change.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { inputClass } from '../../ui/input-class.ts';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { statusLabel } from '../labels/incident-labels.ts';
import { ClassificationSelect, pairOf } from './classification-select.tsx';
import { TagsDraft } from './tags-draft.tsx';
import styles from './triage.module.css';
import type { TriageItem } from './triage-state.ts';
import { useInitialFocus } from './use-initial-focus.ts';

/** The Defender portal accepts comments of at most this length. */
const MAX_COMMENT_LENGTH = 30_000;
const MAX_NAME_LENGTH = 256;

const TITLES: { readonly [Part in ChangePart]: string } = {
  status: 'Status',
  assignedTo: 'Assign',
  classification: 'Classify',
  tags: 'Tags',
  comment: 'Comment',
};

type DraftProps = {
  items: readonly TriageItem[];
  me: string | null;
  /** Names that incidents are assigned to, to choose from. */
  people: readonly string[];
  onEdit: (edit: IncidentEdit) => void;
  onClose: () => void;
};

/** Asks for the new value of one part. The next step is the review. */
export function DraftDialog(props: DraftProps & { part: ChangePart }) {
  const [only] = props.items;
  const count = props.items.length;
  return (
    <Dialog open title={TITLES[props.part]} onClose={props.onClose}>
      <p className={styles.subject}>
        {count === 1 && only !== undefined
          ? `${inertTextOf(only.incident.id, 40)}: ${inertTextOf(only.incident.name, 120)}`
          : `${count.toLocaleString('en')} incidents`}
      </p>
      <DraftOf {...props} />
    </Dialog>
  );
}

function DraftOf(props: DraftProps & { part: ChangePart }) {
  switch (props.part) {
    case 'status':
      return <StatusDraft {...props} />;
    case 'assignedTo':
      return <AssigneeDraft {...props} />;
    case 'classification':
      return <ClassificationDraft {...props} />;
    case 'tags':
      return <TagsDraft {...props} />;
    case 'comment':
      return <CommentDraft {...props} />;
  }
}

function DraftForm(props: { onSubmit: () => void; onClose: () => void; children: ReactNode }) {
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    props.onSubmit();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      {props.children}
      <div className={styles.buttons}>
        <Button onClick={props.onClose}>Cancel</Button>
        <Button kind="primary" type="submit">
          Continue
        </Button>
      </div>
    </form>
  );
}

function StatusDraft(props: DraftProps) {
  const current = props.items[0]?.incident.status;
  const [status, setStatus] = useState(SETTABLE_STATUSES.find((other) => other === current) ?? 'active');
  return (
    <DraftForm onSubmit={() => props.onEdit({ status })} onClose={props.onClose}>
      <RadioGroup
        legend="New status"
        options={SETTABLE_STATUSES.map((value) => ({ value, label: statusLabel(value) }))}
        value={status}
        onChange={setStatus}
      />
    </DraftForm>
  );
}

function ClassificationDraft(props: DraftProps) {
  const [value, setValue] = useState('');
  const [error, setError] = useState<string>();
  const submit = () => {
    const classification = pairOf(value);
    if (classification === null) setError('Choose a classification.');
    else props.onEdit({ classification });
  };
  return (
    <DraftForm onSubmit={submit} onClose={props.onClose}>
      <ClassificationSelect label="Classification" value={value} error={error} onChange={setValue} />
    </DraftForm>
  );
}

function AssigneeDraft(props: DraftProps) {
  const { me, people } = props;
  const [who, setWho] = useState<'me' | 'nobody' | 'other'>('other');
  const [name, setName] = useState('');
  const field = useInitialFocus<HTMLInputElement>();
  const [error, setError] = useState<string>();
  const submit = () => {
    const trimmed = name.trim();
    if (who === 'nobody') props.onEdit({ assignedTo: null });
    else if (who === 'me' && me !== null) props.onEdit({ assignedTo: me });
    else if (trimmed === '') setError('Enter a user name, for example name@tenant.example.');
    else if (trimmed.length > MAX_NAME_LENGTH || /\p{C}/u.test(trimmed))
      setError(`A user name has at most ${MAX_NAME_LENGTH} characters and no invisible ones.`);
    else props.onEdit({ assignedTo: trimmed });
  };
  return (
    <DraftForm onSubmit={submit} onClose={props.onClose}>
      <RadioGroup
        legend="Assign to"
        options={[
          { value: 'other', label: 'A person' },
          ...(me === null ? [] : [{ value: 'me', label: 'Me' } as const]),
          { value: 'nobody', label: 'Nobody' },
        ]}
        value={who}
        onChange={setWho}
      />
      {who === 'other' ? (
        <Field label="Person" hint="The user name (UPN) as Defender shows it." error={error}>
          {(control) => (
            <>
              <input
                {...control}
                ref={field}
                className={inputClass()}
                type="text"
                autoComplete="off"
                spellCheck={false}
                list={`${control.id}-people`}
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
              <datalist id={`${control.id}-people`}>
                {people.map((person) => (
                  <option key={person} value={person} />
                ))}
              </datalist>
            </>
          )}
        </Field>
      ) : null}
    </DraftForm>
  );
}

function CommentDraft(props: DraftProps) {
  const field = useInitialFocus<HTMLTextAreaElement>();
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  const submit = () => {
    const comment = text.trim();
    if (comment === '') setError('Enter a comment.');
    else if (comment.length > MAX_COMMENT_LENGTH)
      setError(`A comment has at most ${MAX_COMMENT_LENGTH.toLocaleString('en')} characters.`);
    else props.onEdit({ comment });
  };
  return (
    <DraftForm onSubmit={submit} onClose={props.onClose}>
      <Field
        label="Comment"
        hint={`Everyone who can see the incident sees the comment. It can’t be changed or removed. ${text.length.toLocaleString('en')} of ${MAX_COMMENT_LENGTH.toLocaleString('en')} characters.`}
        error={error}
      >
        {(control) => (
          <textarea
            {...control}
            ref={field}
            className={inputClass()}
            rows={5}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
              event.preventDefault();
              submit();
            }}
          />
        )}
      </Field>
    </DraftForm>
  );
}
