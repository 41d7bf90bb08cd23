import { SignInError } from '../../access/sign-in-error.ts';
import { Button } from '../../ui/button.tsx';
import type { FailureAction, FailureMessage } from '../../ui/failure-message.ts';
import { useDocumentKeys } from '../../ui/use-document-keys.ts';
import { usePageCommands } from '../../ui/use-page-commands.ts';
import { useStore } from '../../ui/use-store.ts';
import { parseTableSettings, type TableSettings } from '../table/table-settings.ts';
import { BatchMessage } from './batch-message.tsx';
import { ChangeMessages } from './change-messages.tsx';
import { DraftDialog } from './draft-dialog.tsx';
import { LogDialog } from './log-dialog.tsx';
import { outcomesCsv } from './outcomes-csv.ts';
import { PermissionDialog } from './permission-dialog.tsx';
import { ReviewDialog } from './review-dialog.tsx';
import styles from './triage.module.css';
import { beginOptions, blockedReason } from './triage-actions.tsx';
import type { TriageSession } from './triage-session.ts';
import type { TriageAction, TriageItem } from './triage-state.ts';

/** What a page passes to the screens of changing incidents. */
export type TriageProps = {
  readonly triage: TriageSession;
  /** The signed-in user's name in the APIs; `null` without one. */
  readonly me: string | null;
  /** The stored settings of the queue, not parsed yet. */
  readonly table: unknown;
  readonly onTable: (settings: TableSettings) => void;
  /** Asks for the permission by redirect. */
  readonly onAskPermission: (tenantId: string) => void;
  readonly onDownload: (file: { readonly name: string; readonly text: string }) => void;
  readonly tenantName: (tenantId: string) => string;
  /** Whether exports are marked as demo data. */
  readonly isDemo: boolean;
  readonly pageAddress: string;
  readonly describeFailure: (error: unknown) => FailureMessage;
  readonly onFailureAction: (action: FailureAction, error: unknown) => void;
};

/** The failures that the user can end by granting the permission. */
const GRANTABLE = ['consent-required', 'interaction-required', 'cancelled', 'admin-consent-required', 'access-denied'];

/** Dialogs, messages, keys and commands of changing incidents. Render it once per page. */
export function TriageHost(
  props: TriageProps & {
    /** What keys and commands apply to at this moment. */
    targets: () => readonly TriageItem[];
    /** Names that incidents are assigned to, to choose from. */
    people: () => readonly string[];
    /** Goes on to the next incident of the view; `null` if there is none. */
    onNext: (() => void) | null;
  },
) {
  const { triage, me } = props;
  const settings = parseTableSettings(props.table);
  const { question, changes } = useStore(triage);
  const options = beginOptions(settings, props.onNext);
  const begin = (action: TriageAction) => {
    const items = props.targets();
    if (items.length > 0 && blockedReason(triage, items) === null) void triage.begin(items, action, options);
  };
  useDocumentKeys((event) => {
    const action = actionOfKey(event.key, me);
    if (action === null || props.targets().length === 0) return;
    event.preventDefault();
    begin(action);
  });
  usePageCommands([
    {
      id: 'change me',
      title: 'Assign to me',
      kind: 'change',
      run: () => (me === null ? undefined : begin({ assignedTo: me })),
    },
    { id: 'change assignee', title: 'Assign…', kind: 'change', run: () => begin('assignedTo') },
    { id: 'change status', title: 'Set status…', kind: 'change', run: () => begin('status') },
    { id: 'change classification', title: 'Classify…', kind: 'change', run: () => begin('classification') },
    { id: 'change tags', title: 'Change tags…', kind: 'change', run: () => begin('tags') },
    { id: 'change comment', title: 'Add comment…', kind: 'change', run: () => begin('comment') },
    { id: 'change log', title: 'Show changes in this tab', kind: 'change', run: triage.showLog },
  ]);
  const tenantIds = new Set(
    [...changes.map(({ item }) => item), ...(question?.kind === 'review' ? question.items : [])].map(
      ({ source }) => source.tenantId,
    ),
  );
  const tenantLabel = (tenantId: string) => (tenantIds.size > 1 ? props.tenantName(tenantId) : null);
  const proceed = (questionItems: readonly TriageItem[], edit: TriageAction) => {
    triage.close();
    void triage.begin(questionItems, edit, options);
  };
  return (
    <>
      {question?.kind === 'draft' ? (
        <DraftDialog
          part={question.part}
          items={question.items}
          me={me}
          people={props.people()}
          onEdit={(edit) => proceed(question.items, edit)}
          onClose={triage.close}
        />
      ) : null}
      {question?.kind === 'review' ? (
        <ReviewDialog
          triage={triage}
          items={question.items}
          edit={question.edit}
          settings={settings}
          onSettings={(change) => props.onTable({ ...settings, ...change })}
          onNext={props.onNext}
          tenantLabel={tenantLabel}
          describeFailure={props.describeFailure}
        />
      ) : null}
      {question?.kind === 'permission' ? (
        <PermissionDialog
          question={question}
          message={props.describeFailure(question.error)}
          canAsk={question.error instanceof SignInError && GRANTABLE.includes(question.error.code)}
          tenantName={props.tenantName}
          onContinue={() => proceed(question.others, question.action)}
          onAsk={() => {
            triage.close();
            props.onAskPermission(question.source.tenantId);
          }}
          onClose={triage.close}
        />
      ) : null}
      {question?.kind === 'log' ? (
        <LogDialog
          {...{ triage, tenantLabel }}
          tenantName={props.tenantName}
          pageAddress={props.pageAddress}
          onExport={(all) => props.onDownload(outcomesCsv({ changes: all, cancelled: [] }, props))}
        />
      ) : null}
      <BatchMessage
        {...{ triage, tenantLabel }}
        tenantName={props.tenantName}
        pageAddress={props.pageAddress}
        describeFailure={props.describeFailure}
        onExport={(outcomes) => props.onDownload(outcomesCsv(outcomes, props))}
      />
      <ChangeMessages {...props} tenantLabel={tenantLabel} />
      {changes.length === 0 ? null : (
        <div className={styles.pill}>
          <Button size="small" onClick={triage.showLog}>
            {changes.length === 1 ? '1 change' : `${changes.length.toLocaleString('en')} changes`} in this tab
          </Button>
        </div>
      )}
    </>
  );
}

function actionOfKey(key: string, me: string | null): TriageAction | null {
  switch (key) {
    case 'a':
      return me === null ? null : { assignedTo: me };
    case 's':
      return 'status';
    case 'c':
      return 'classification';
    case 't':
      return 'tags';
    case 'm':
      return 'comment';
    default:
      return null;
  }
}
