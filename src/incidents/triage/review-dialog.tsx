import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { planChange } from '../../defender/changes/change-plan.ts';
import { type IncidentEdit, withoutFields } from '../../defender/changes/incident-edit.ts';
import type { Incident } from '../../defender/model/incident.ts';
import type { ChangeField } from '../../defender/model/incident-change.ts';
import { APIS } from '../../entra/apis.ts';
import { Button } from '../../ui/button.tsx';
import { CodeBlock } from '../../ui/code-block.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import type { FailureMessage } from '../../ui/failure-message.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { Notice } from '../../ui/notice.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { editTexts, forecastText, incidentText, type TenantLabel } from './change-text.ts';
import { ClassificationSelect, pairOf } from './classification-select.tsx';
import { authorText } from './latest-change-text.ts';
import { PlanTable } from './plan-table.tsx';
import styles from './triage.module.css';
import { needsClassification, type TriageSession } from './triage-session.ts';
import type { TriageItem } from './triage-state.ts';

type ReviewSettings = { readonly skipsReview: boolean; readonly goesOn: boolean };

type ReviewProps = {
  triage: TriageSession;
  items: readonly TriageItem[];
  edit: IncidentEdit;
  settings: ReviewSettings;
  onSettings: (settings: ReviewSettings) => void;
  /** Goes on to the next incident of the view; `null` if there is none. */
  onNext: (() => void) | null;
  tenantLabel: TenantLabel;
  describeFailure: (error: unknown) => FailureMessage;
};

/** Shows what an edit changes and what will be sent, before anything is sent. Enter confirms. */
export function ReviewDialog(props: ReviewProps) {
  const { triage, items } = props;
  const [pair, setPair] = useState('');
  const asksForClassification = needsClassification(items, props.edit);
  const chosen = asksForClassification ? pairOf(pair) : null;
  const edit: IncidentEdit = chosen === null ? props.edit : { ...props.edit, classification: chosen };
  const classification = asksForClassification ? (
    <ClassificationSelect
      label="Classification"
      hint="Resolved incidents should be classified. The classification improves Defender’s detections."
      value={pair}
      onChange={setPair}
    />
  ) : null;
  const [only] = items;
  return (
    <Dialog open size="wide" title="Review change" onClose={triage.close}>
      {items.length === 1 && only !== undefined ? (
        <ReviewOfOne {...props} item={only} edit={edit} classification={classification} />
      ) : (
        <ReviewOfMany {...props} edit={edit} classification={classification} />
      )}
    </Dialog>
  );
}

function ReviewOfOne(props: ReviewProps & { item: TriageItem; classification: React.ReactNode }) {
  const { triage, item, edit, settings } = props;
  const apiName = APIS[item.source.api].displayName;
  const { now, error, readAgain } = useCurrentIncident(item);
  const [choices, setChoices] = useState<Readonly<Partial<Record<ChangeField, 'mine' | 'theirs'>>>>({});
  const confirm = useRef<HTMLButtonElement>(null);
  const isLoaded = now !== null;
  // Enter confirms once there is something to confirm.
  useEffect(() => {
    if (isLoaded) confirm.current?.focus();
  }, [isLoaded]);
  if (now === null) {
    return error === null ? (
      <SkeletonRows rows={4} label="Reading the incident" />
    ) : (
      <FailureNotice message={props.describeFailure(error)} onAction={(action) => action === 'retry' && readAgain()} />
    );
  }
  const plan = planChange(item.incident, now, edit);
  const conflicts = plan.fields.filter(({ state }) => state === 'conflict').map(({ field }) => field);
  const kept = withoutFields(
    edit,
    conflicts.filter((field) => choices[field] === 'theirs'),
  );
  const final = planChange(now, now, kept);
  const undecided = conflicts.filter((field) => choices[field] === undefined);
  const requests = triage.accessOf(item.source)?.writer.requestsFor(now.id, final.change) ?? [];
  const isMerged = now.redirectedTo !== null;
  const isNothing = Object.keys(final.change).length === 0;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (undecided.length > 0 || isNothing || isMerged) return;
    void triage.apply([{ source: item.source, incident: now }], kept);
    if (settings.goesOn) props.onNext?.();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.subject}>
        {inertTextOf(now.id, 40)}: {inertTextOf(now.name, 160)}
      </p>
      {conflicts.length === 0 ? null : (
        <Notice
          tone="warning"
          role="alert"
          title={`${conflicts.length === 1 ? '1 field' : `${conflicts.length} fields`} changed in Defender since you loaded it`}
        >
          <p>{authorText(item.incident, now, apiName)}</p>
          <p>Choose for each field whether to send your value or to keep the current one.</p>
        </Notice>
      )}
      {isMerged ? (
        <Notice tone="warning" role="alert" title="This incident was merged into another">
          <p>Change incident {inertTextOf(now.redirectedTo ?? '', 40)} instead.</p>
        </Notice>
      ) : null}
      {props.classification}
      <PlanTable
        plan={plan}
        edit={edit}
        choices={choices}
        commentCounts={{ before: item.incident.comments.length, now: now.comments.length }}
        onChoose={(field, choice) => setChoices({ ...choices, [field]: choice })}
      />
      {isNothing ? (
        <p className={styles.hint}>{apiName} already holds these values, so there is nothing to send.</p>
      ) : (
        <section className={styles.requests} aria-label="Request">
          <h3>Request</h3>
          {requests.map(({ method, url, headers, body }) => (
            <CodeBlock key={url} label={`${method} request`} text={requestText({ method, url, headers, body })} />
          ))}
          <p className={styles.hint}>
            Sent once, with your token. Only changed fields are sent
            {final.change.tags === undefined ? '' : `; ${apiName} replaces the whole list of tags`}.
            {final.change.comment === undefined ? '' : ' A comment can’t be undone.'}
          </p>
        </section>
      )}
      <ReviewOptions settings={settings} onSettings={props.onSettings} hasNext={props.onNext !== null} />
      <div className={styles.buttons}>
        <Button onClick={triage.close}>Cancel</Button>
        <Button
          kind="primary"
          type="submit"
          ref={confirm}
          disabledReason={
            undecided.length > 0 ? 'Choose a value first.' : isNothing || isMerged ? 'Nothing to send.' : undefined
          }
        >
          Apply
        </Button>
      </div>
    </form>
  );
}

function ReviewOfMany(props: ReviewProps & { classification: React.ReactNode }) {
  const { triage, items, edit } = props;
  const confirm = useRef<HTMLButtonElement>(null);
  useEffect(() => confirm.current?.focus(), []);
  const sources = [...new Set(items.map(({ source }) => source))];
  const counts = sources.map((source) => ({
    api: source.api,
    count: items.filter((item) => item.source === source).length,
  }));
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void triage.apply(items, edit);
      }}
    >
      <p className={styles.subject}>{items.length.toLocaleString('en')} incidents</p>
      {props.classification}
      <ul className={styles.list} aria-label="Changes">
        {editTexts(edit).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <details>
        <summary>Show the incidents</summary>
        <ul className={styles.list}>
          {items.map((item) => (
            <li key={`${item.incident.tenantId} ${item.incident.id}`}>
              {incidentText(item, props.tenantLabel)}: {inertTextOf(item.incident.name, 120)}
            </li>
          ))}
        </ul>
      </details>
      <p className={styles.hint}>
        {forecastText(counts, edit)}. Each incident is read first: one that someone changed meanwhile is left as it is
        and listed as a conflict. You can pause or cancel, and undo for ten minutes.
      </p>
      <div className={styles.buttons}>
        <Button onClick={triage.close}>Cancel</Button>
        <Button kind="primary" type="submit" ref={confirm}>
          Apply to {items.length.toLocaleString('en')}
        </Button>
      </div>
    </form>
  );
}

function ReviewOptions(props: {
  settings: ReviewSettings;
  onSettings: (settings: ReviewSettings) => void;
  hasNext: boolean;
}) {
  const { settings, onSettings } = props;
  return (
    <div className={styles.options}>
      <label>
        <input
          type="checkbox"
          checked={settings.skipsReview}
          onChange={(event) => onSettings({ ...settings, skipsReview: event.target.checked })}
        />
        Skip this review when one field changes and nobody else changed it
      </label>
      {props.hasNext ? (
        <label>
          <input
            type="checkbox"
            checked={settings.goesOn}
            onChange={(event) => onSettings({ ...settings, goesOn: event.target.checked })}
          />
          Then go on to the next incident
        </label>
      ) : null}
    </div>
  );
}

/** Reads the incident when the dialog opens, past every cache. */
function useCurrentIncident({ source, incident }: TriageItem) {
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<{ readonly now: Incident | null; readonly error: unknown }>({
    now: null,
    error: null,
  });
  useEffect(() => {
    const reading = new AbortController();
    const isCurrent = () => !reading.signal.aborted && attempt >= 0;
    source.fetchIncident(incident.id, reading.signal).then(
      (now) => isCurrent() && setState({ now, error: null }),
      (error: unknown) => isCurrent() && setState({ now: null, error }),
    );
    return () => reading.abort();
  }, [source, incident.id, attempt]);
  const readAgain = () => {
    setState({ now: null, error: null });
    setAttempt(attempt + 1);
  };
  return { ...state, readAgain };
}

/** The request as it is sent, without the token, with attacker-made text made visible. */
function requestText(request: {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}): string {
  const headers = Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`);
  const body: unknown = JSON.parse(request.body);
  const lines = [`${request.method} ${request.url}`, ...headers, '', ...JSON.stringify(body, null, 2).split('\n')];
  return lines.map((line) => inertTextOf(line)).join('\n');
}
