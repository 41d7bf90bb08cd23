import type { Incident } from '../../defender/model/incident.ts';
import { isIncidentNumber } from '../../defender/model/incident-id.ts';

/** An entry of the command palette. */
export type Command = {
  readonly id: string;
  readonly title: string;
  /** Whether the title is untrusted text, such as the name of an incident. */
  readonly isUntrusted: boolean;
  readonly icon: CommandIcon;
  readonly note: string;
  readonly keys: readonly string[];
  readonly target: { readonly path: string } | { readonly run: () => void };
};

type CommandIcon =
  | 'incident'
  | 'token'
  | 'tenants'
  | 'setup'
  | 'filter'
  | 'export'
  | 'change'
  | 'link'
  | 'api'
  | 'clock'
  | 'theme'
  | 'keyboard'
  | 'sign-out';

/** An action that the palette offers. Filters are offered only while the user searches, because there are many. */
export type PaletteAction = {
  readonly id: string;
  readonly title: string;
  readonly icon: CommandIcon;
  readonly keys?: readonly string[];
  readonly run: () => void;
};

export type CommandGroup = { readonly value: string; readonly items: readonly Command[] };

/** Everything the palette can offer. */
export type CommandSources = {
  readonly pages: readonly {
    readonly key: string;
    readonly name: string;
    readonly path: string;
    readonly icon: CommandIcon;
  }[];
  readonly views: readonly { readonly name: string; readonly path: string }[];
  readonly incidents: readonly Incident[];
  /** Returns the path of an incident's page; `null` while signed out. */
  readonly incidentPath: ((tenantId: string, incidentId: string) => string) | null;
  /** The tenant in which to look up an incident that isn't loaded. */
  readonly tenantId: string | null;
  /** Whether single-letter shortcuts are on. */
  readonly letterKeys: boolean;
  readonly actions: readonly PaletteAction[];
};

const MAX_INCIDENTS = 8;

/** Returns the commands that match the text, by group, without empty groups. A title matches if it contains every word. */
export function commandsFor(text: string, sources: CommandSources): readonly CommandGroup[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = ({ title }: Command) => words.every((word) => title.toLowerCase().includes(word));
  const groups: readonly CommandGroup[] = [
    { value: 'Go to', items: pageCommands(sources).filter(matches) },
    { value: 'Incidents', items: incidentCommands(text, sources) },
    { value: 'Views', items: viewCommands(sources).filter(matches) },
    { value: 'Actions', items: actionCommands(sources, words.length > 0).filter(matches) },
  ];
  return groups.filter((group) => group.items.length > 0);
}

function incidentCommands(text: string, sources: CommandSources): readonly Command[] {
  const { incidentPath, tenantId } = sources;
  if (incidentPath === null) return [];
  const commands = findIncidents(sources.incidents, text, MAX_INCIDENTS).map(
    (incident): Command => ({
      ...DEFAULTS,
      id: `incident ${incident.tenantId} ${incident.id}`,
      title: incident.name,
      isUntrusted: true,
      note: incident.id,
      target: { path: incidentPath(incident.tenantId, incident.id) },
    }),
  );
  const number = text.trim().replace(/^#/, '');
  if (!isIncidentNumber(number) || tenantId === null || commands.some(({ note }) => note === number)) return commands;
  return [
    ...commands,
    {
      ...DEFAULTS,
      id: `incident ${tenantId} ${number}`,
      title: `Look up incident ${number}`,
      note: 'not loaded',
      target: { path: incidentPath(tenantId, number) },
    },
  ];
}

/** Finds incidents whose id starts with the text or whose name contains it, an exact id first. An empty text finds none. */
export function findIncidents(incidents: readonly Incident[], text: string, limit: number): readonly Incident[] {
  const query = text.trim().toLowerCase();
  if (query === '') return [];
  const id = query.replace(/^#/, '');
  const matches: Incident[] = [];
  for (const incident of incidents) {
    if (incident.id === id) matches.unshift(incident);
    else if (incident.id.startsWith(id) || incident.name.toLowerCase().includes(query)) matches.push(incident);
    if (matches.length >= limit && matches[0]?.id === id) break;
  }
  return matches.slice(0, limit);
}

function pageCommands({ letterKeys, pages }: CommandSources): readonly Command[] {
  return pages.map(({ key, name, path, icon }) => ({
    ...DEFAULTS,
    id: `page ${name}`,
    title: name,
    icon,
    keys: letterKeys ? ['g', key] : [],
    target: { path },
  }));
}

function viewCommands({ views }: CommandSources): readonly Command[] {
  return views.map(({ name, path }, index) => ({
    ...DEFAULTS,
    id: `view ${index}`,
    title: name,
    icon: 'filter',
    isUntrusted: true,
    target: { path },
  }));
}

function actionCommands({ actions }: CommandSources, isSearching: boolean): readonly Command[] {
  return actions
    .filter(({ icon }) => isSearching || icon !== 'filter')
    .map(({ id, title, icon, keys, run }) => ({ ...DEFAULTS, id, title, icon, keys: keys ?? [], target: { run } }));
}

/** Splits a title at the words of the search text. Joining the parts restores the title. */
export function markMatches(
  title: string,
  text: string,
): readonly { readonly start: number; readonly part: string; readonly isMatch: boolean }[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean).map(escapePattern);
  if (words.length === 0) return [{ start: 0, part: title, isMatch: false }];
  let start = 0;
  return title.split(new RegExp(`(${words.join('|')})`, 'i')).flatMap((part, index) => {
    const marked = { start, part, isMatch: index % 2 === 1 };
    start += part.length;
    return part === '' ? [] : [marked];
  });
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

const DEFAULTS = { icon: 'incident', isUntrusted: false, note: '', keys: [] } as const;
