import type { QueryClient } from '@tanstack/react-query';
import { incidentListQuery } from '../../defender/incident-queries.ts';
import type { IncidentSource } from '../../defender/incident-source.ts';
import { BUILT_IN_VIEWS, HYGIENE_VIEWS } from '../../incidents/views/built-in-views.ts';
import { viewSearch } from '../../incidents/views/queue-view.ts';
import { parseViewSettings } from '../../incidents/views/saved-views.ts';
import { incidentPath, incidentsPath } from '../../navigation/routes.ts';
import { type CommandGroup, type CommandSources, commandsFor } from './palette-commands.ts';

/**
 * Returns the commands that match a text: pages, views, loaded incidents and actions. `source` is the source of the
 * incidents, or `null` while signed out. Sends no request.
 */
export function findCommands(
  text: string,
  options: Pick<CommandSources, 'pages' | 'letterKeys' | 'actions'> & {
    readonly client: QueryClient;
    readonly source: IncidentSource | null;
    /** The user's saved views, as stored. */
    readonly views: unknown;
  },
): readonly CommandGroup[] {
  const { client, source, pages, letterKeys, actions } = options;
  return commandsFor(text, {
    pages,
    views: source === null ? [] : viewsOf(options.views),
    incidents: source === null ? [] : (client.getQueryData(incidentListQuery(source).queryKey)?.incidents ?? []),
    incidentPath: source === null ? null : incidentPath,
    tenantId: source?.tenantId ?? null,
    letterKeys,
    actions,
  });
}

function viewsOf(stored: unknown): CommandSources['views'] {
  const builtIn = [...BUILT_IN_VIEWS, ...HYGIENE_VIEWS].map(({ name, view }) => ({ name, search: viewSearch(view) }));
  return [...builtIn, ...parseViewSettings(stored).saved].map(({ name, search }) => ({
    name,
    path: incidentsPath(search),
  }));
}
