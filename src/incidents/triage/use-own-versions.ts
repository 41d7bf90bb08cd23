import { useSyncExternalStore } from 'react';
import type { Incident } from '../../defender/model/incident.ts';
import type { AccessContextId } from '../../http/access-context-id.ts';
import type { TriageActions } from './triage-actions.tsx';
import type { TriageHost, TriageProps } from './triage-host.tsx';

/**
 * The screens of changing incidents, as the pages receive them: their chunk loads after the page. `null` until then, so
 * import only types from the other files of this folder.
 */
export type TriageSlot = {
  readonly Actions: typeof TriageActions;
  readonly Host: typeof TriageHost;
  readonly props: TriageProps;
} | null;

const NOT_SUBSCRIBED = () => () => undefined;
const NO_KEYS: ReadonlySet<string> = new Set();
const unchanged = (incidents: readonly Incident[]) => incidents;

/** This tab's own versions of incidents, and whether one is being changed. Renders again when a version changes. */
export function useOwnVersions(slot: TriageSlot): {
  readonly versionsIn: (contextId: AccessContextId) => (incidents: readonly Incident[]) => readonly Incident[];
  readonly isSaving: (key: string) => boolean;
} {
  const session = slot?.props.triage ?? null;
  const saving = useSyncExternalStore(session?.subscribe ?? NOT_SUBSCRIBED, session?.savingKeys ?? noKeys);
  return {
    versionsIn: (contextId) => session?.ownVersionsIn(contextId) ?? unchanged,
    isSaving: (key) => saving.has(key),
  };
}

function noKeys(): ReadonlySet<string> {
  return NO_KEYS;
}
