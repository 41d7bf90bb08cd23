import type { QueryClient } from '@tanstack/react-query';
import { incidentQuery } from '../../defender/incident-queries.ts';
import { createIncidentWriter } from '../../defender/incident-writer.ts';
import { delay } from '../../http/delay.ts';
import { TriageActions } from '../../incidents/triage/triage-actions.tsx';
import { TriageHost } from '../../incidents/triage/triage-host.tsx';
import { createTriageSession, type TriageAccess } from '../../incidents/triage/triage-session.ts';
import type { Clock } from '../../std/time.ts';
import type { IncidentSources } from './incident-sources.ts';

/** The session and the screens of changing incidents. */
export type Triage = {
  readonly session: ReturnType<typeof createTriageSession>;
  readonly Actions: typeof TriageActions;
  readonly Host: typeof TriageHost;
};

/** Creates the session. This module is a chunk of its own, which loads after the incidents. */
export function openTriage(options: {
  readonly sources: IncidentSources;
  readonly queryClient: QueryClient;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}): Triage {
  const { sources, queryClient, clock, signal } = options;
  const accesses = new Map<string, TriageAccess | null>();
  const session = createTriageSession({
    accessOf: (source) => {
      const known = accesses.get(source.contextId);
      if (known !== undefined) return known;
      const writing = sources.writingFor(source);
      const access =
        writing === null
          ? null
          : {
              writer: createIncidentWriter(writing),
              permission: writing.access.permission,
              hasToken: () => writing.access.hasToken(),
              acquireToken: async () => void (await writing.access.accessToken()),
            };
      accesses.set(source.contextId, access);
      return access;
    },
    clock,
    delay,
    onRead: (source, incident) => queryClient.setQueryData(incidentQuery(source, incident.id).queryKey, incident),
    signal,
  });
  return { session, Actions: TriageActions, Host: TriageHost };
}
