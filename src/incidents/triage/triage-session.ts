import { type ChangeEffects, changeIncident, lookAgain } from '../../defender/changes/change-incident.ts';
import type { IncidentEdit } from '../../defender/changes/incident-edit.ts';
import { type Undo, undoOf } from '../../defender/changes/undo-change.ts';
import type { IncidentSource } from '../../defender/incident-source.ts';
import type { IncidentWriter } from '../../defender/incident-writer.ts';
import type { Incident } from '../../defender/model/incident.ts';
import type { AccessContextId } from '../../http/access-context-id.ts';
import { createStore, type ReadableStore } from '../../std/store.ts';
import { type Clock, SECOND_MS } from '../../std/time.ts';
import { incidentKey } from '../rows/incident-key.ts';
import { type OwnVersion, withEdit, withOwnVersions } from './own-changes.ts';
import { pacedSubscribe } from './paced-changes.ts';
import {
  hasFailed,
  type TriageAction,
  type TriageBatch,
  type TriageChange,
  type TriageItem,
  type TriageState,
} from './triage-state.ts';

/** How incidents of one source can be changed. */
export type TriageAccess = {
  readonly writer: IncidentWriter;
  /** The permission that changes need. */
  readonly permission: string;
  /** Whether a token that allows changes is cached. Sends no request. */
  hasToken(): Promise<boolean>;
  /** Acquires such a token silently. Rejects if the user must grant the permission first. */
  acquireToken(): Promise<void>;
};

export type BeginOptions = {
  /** Whether one field of one incident is changed without a review. */
  readonly skipsReview?: boolean;
  /** Called once the change is under way, if it needs no review. */
  readonly onApplying?: (() => void) | null;
};

/** All changes of this tab: what is asked, what is being sent, and what was changed. In memory only. */
export type TriageSession = ReadableStore<TriageState> & {
  /** How to change incidents of the source; `null` if its access only reads. */
  accessOf(source: IncidentSource): TriageAccess | null;
  /**
   * Starts an action: acquires the permission, then asks for the value or for a review, or applies at once. Leaves out
   * the incidents whose access only reads.
   */
  begin(items: readonly TriageItem[], action: TriageAction, options?: BeginOptions): Promise<void>;
  review(items: readonly TriageItem[], edit: IncidentEdit): void;
  showLog(): void;
  close(): void;
  /** Applies the edit to each item safely. Several items become a batch. */
  apply(items: readonly TriageItem[], edit: IncidentEdit): Promise<void>;
  /** What would undo the change; `null` if nothing can be undone any more. */
  undoOf(change: TriageChange): Undo | null;
  undo(change: TriageChange): Promise<void>;
  lookAgain(change: TriageChange): Promise<void>;
  dismiss(change: TriageChange): void;
  pauseBatch(isPaused: boolean): void;
  cancelBatch(): void;
  dismissBatch(): void;
  /** Applies the batch's edit again where it was refused or not sent. Never sends a comment again. */
  retryBatch(): Promise<void>;
  /** Whether the change has finished so recently that it should still be confirmed. */
  isRecent(change: TriageChange): boolean;
  /** The keys of incidents that are being changed. Keeps its identity until an own version of an incident changes. */
  savingKeys(): ReadonlySet<string>;
  /** The incidents of a source with this tab's own versions in place. Keeps its identity until they change. */
  ownVersionsIn(contextId: AccessContextId): (incidents: readonly Incident[]) => readonly Incident[];
};

/** Changes in flight at once per source. Its rate limiter decides how many start per minute. */
const PARALLEL = 3;
const RECENT_MS = 10 * SECOND_MS;

export function createTriageSession(options: {
  readonly accessOf: (source: IncidentSource) => TriageAccess | null;
  readonly clock: Clock;
  readonly delay: ChangeEffects['delay'];
  /** Called with each version of an incident that was read after a change. */
  readonly onRead: (source: IncidentSource, incident: Incident) => void;
  /** Aborts when the session ends. */
  readonly signal: AbortSignal;
}): TriageSession {
  const { accessOf, clock, signal } = options;
  const store = createStore<TriageState>({ question: null, isPreparing: false, changes: [], batch: null });
  const update = (change: Partial<TriageState>) => store.set({ ...store.state(), ...change });
  let lastId = 0;
  const versions = new Map<AccessContextId, Map<string, OwnVersion>>();
  let saving: ReadonlySet<string> = new Set();
  const selectors = new Map<AccessContextId, (incidents: readonly Incident[]) => readonly Incident[]>();

  function setVersion({ source, incident }: TriageItem, version: OwnVersion | null): void {
    const known = new Map(versions.get(source.contextId));
    if (version === null) known.delete(incident.id);
    else known.set(incident.id, version);
    versions.set(source.contextId, known);
    selectors.delete(source.contextId);
    const key = incidentKey(incident);
    const others = [...saving].filter((other) => other !== key);
    saving = new Set(version?.isPending === true ? [...others, key] : others);
  }

  function updateChange(id: number, change: Partial<TriageChange>): void {
    update({ changes: store.state().changes.map((each) => (each.id === id ? { ...each, ...change } : each)) });
  }

  async function run(item: TriageItem, edit: IncidentEdit, more: Pick<TriageChange, 'undoes' | 'batch'>) {
    const access = accessOf(item.source);
    if (access === null) return;
    lastId += 1;
    const id = lastId;
    const change: TriageChange = {
      id,
      item,
      edit,
      ...more,
      startedAt: clock(),
      finishedAt: null,
      stage: { kind: 'reading' },
      report: null,
      isDismissed: false,
    };
    setVersion(item, { incident: withEdit(item.incident, edit), isPending: true });
    update({ changes: [...store.state().changes, change] });
    const report = await changeIncident(
      { writer: access.writer, readIncident: item.source.fetchIncident, clock, delay: options.delay },
      { base: item.incident, edit },
      { signal, onStage: (stage) => updateChange(id, { stage }) },
    );
    const newest = report.after ?? report.before;
    // Nothing is known about the incident beyond the list, so the list decides again.
    setVersion(item, newest === null ? null : { incident: newest, isPending: false });
    if (newest !== null) options.onRead(item.source, newest);
    updateChange(id, { stage: null, report, finishedAt: clock() });
  }

  function updateBatch(change: Partial<TriageBatch>): void {
    const { batch } = store.state();
    if (batch !== null) update({ batch: { ...batch, ...change } });
  }

  /** Takes the source's next item off the batch; `null` if none waits. */
  function nextOf(batchId: number, source: IncidentSource): TriageItem | null {
    const { batch } = store.state();
    if (batch === null || batch.id !== batchId || batch.isPaused) return null;
    const next = batch.waiting.find((item) => item.source === source);
    if (next === undefined) return null;
    updateBatch({ waiting: batch.waiting.filter((item) => item !== next) });
    return next;
  }

  /** Sources run side by side, so that one that is throttled or down holds up no other. */
  async function work({ id, edit, waiting }: TriageBatch): Promise<void> {
    const worker = async (source: IncidentSource) => {
      for (let item = nextOf(id, source); item !== null && !signal.aborted; item = nextOf(id, source)) {
        await run(item, edit, { undoes: null, batch: id });
      }
    };
    const sources = new Set(waiting.map(({ source }) => source));
    await Promise.all([...sources].flatMap((source) => Array.from({ length: PARALLEL }, () => worker(source))));
  }

  async function applyAll(items: readonly TriageItem[], edit: IncidentEdit): Promise<void> {
    lastId += 1;
    const id = lastId;
    const waiting = { id, edit, total: items.length, waiting: items, cancelled: [] };
    const batch = { ...waiting, isPaused: false, isDismissed: false };
    update({ question: null, batch });
    await work(batch);
  }

  /** Acquires the permission for every source. Asks the user for the first that is missing. */
  async function canChange(items: readonly TriageItem[], action: TriageAction): Promise<boolean> {
    for (const source of new Set(items.map((item) => item.source))) {
      const access = accessOf(source);
      if (access === null) return false;
      try {
        await access.acquireToken();
      } catch (error) {
        const others = items.filter((item) => item.source !== source);
        update({ question: { kind: 'permission', source, permission: access.permission, error, action, others } });
        return false;
      }
    }
    return items.length > 0;
  }

  const session: TriageSession = {
    subscribe: pacedSubscribe(store, (ms) => options.delay(ms, signal)),
    state: store.state,
    accessOf,
    async begin(all, action, { skipsReview = false, onApplying = null } = {}) {
      if (store.state().isPreparing || store.state().question !== null) return;
      const items = all.filter(({ source }) => accessOf(source) !== null);
      update({ isPreparing: true });
      const isAllowed = await canChange(items, action);
      update({ isPreparing: false });
      if (!isAllowed) return;
      if (typeof action === 'string') update({ question: { kind: 'draft', part: action, items } });
      else if (
        skipsReview &&
        items.length === 1 &&
        Object.keys(action).length === 1 &&
        !needsClassification(items, action)
      ) {
        const applying = session.apply(items, action);
        onApplying?.();
        await applying;
      } else session.review(items, action);
    },
    review: (items, edit) => update({ question: { kind: 'review', items, edit } }),
    showLog: () => update({ question: { kind: 'log' } }),
    close: () => update({ question: null }),
    async apply(items, edit) {
      const [only, ...others] = items;
      update({ question: null });
      if (only === undefined) return;
      if (others.length > 0) return applyAll(items, edit);
      await run(only, edit, { undoes: null, batch: null });
    },
    undoOf(change) {
      const isUndone = store
        .state()
        .changes.some(({ undoes, report }) => undoes === change.id && report?.outcome === 'applied');
      const undo = change.report === null || change.undoes !== null || isUndone ? null : undoOf(change.report);
      return undo === null || undo.until < clock() ? null : undo;
    },
    async undo(change) {
      const undo = session.undoOf(change);
      if (undo === null) return;
      await run({ source: change.item.source, incident: undo.base }, undo.edit, { undoes: change.id, batch: null });
    },
    async lookAgain(change) {
      if (change.report === null || change.stage !== null) return;
      updateChange(change.id, { stage: { kind: 'checking', nextLookAt: null } });
      const { source } = change.item;
      const report = await lookAgain({ readIncident: source.fetchIncident, clock }, change.report, signal);
      if (report.after !== null) {
        setVersion(change.item, { incident: report.after, isPending: false });
        options.onRead(source, report.after);
      }
      updateChange(change.id, { stage: null, report });
    },
    dismiss: (change) => updateChange(change.id, { isDismissed: true }),
    pauseBatch(isPaused) {
      const { batch } = store.state();
      if (batch === null) return;
      updateBatch({ isPaused });
      if (!isPaused) void work(batch);
    },
    cancelBatch() {
      const { batch } = store.state();
      if (batch !== null) updateBatch({ waiting: [], isPaused: false, cancelled: batch.waiting });
    },
    dismissBatch: () => updateBatch({ isDismissed: true }),
    async retryBatch() {
      const { batch, changes } = store.state();
      if (batch === null) return;
      const failed = changes.filter((change) => change.batch === batch.id && canRetry(change));
      await applyAll(
        failed.map(({ item, report }) => ({ ...item, incident: report?.before ?? item.incident })),
        batch.edit,
      );
    },
    isRecent: ({ finishedAt }) => finishedAt !== null && clock() - finishedAt < RECENT_MS,
    savingKeys: () => saving,
    ownVersionsIn(contextId) {
      const known = selectors.get(contextId);
      if (known !== undefined) return known;
      const own = versions.get(contextId) ?? new Map<string, OwnVersion>();
      const selector = (incidents: readonly Incident[]) => withOwnVersions(incidents, own);
      selectors.set(contextId, selector);
      return selector;
    },
  };
  return session;
}

/** Whether sending the change again can't repeat anything: nothing of it was applied or may still be. */
export function canRetry(change: TriageChange): boolean {
  const outcome = change.report?.outcome;
  return hasFailed(change) && (outcome === 'refused' || outcome === 'not-sent');
}

/** Whether the edit resolves an incident that has no classification. */
export function needsClassification(items: readonly TriageItem[], edit: IncidentEdit): boolean {
  return (
    edit.status === 'resolved' &&
    edit.classification === undefined &&
    items.some(({ incident }) => incident.classification === 'unknown')
  );
}
