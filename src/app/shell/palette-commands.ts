import type { Incident } from '../../defender/model/incident.ts';
import { findIncidents } from './find-incidents.ts';

/** Something the palette goes to or does. */
export type Command = {
  readonly id: string;
  readonly title: string;
  /** Whether the title is somebody else's text. */
  readonly isForeign: boolean;
  readonly note: string;
  readonly keys: readonly string[];
  /** A place of the app, or an act of the shell. */
  readonly goal: { readonly path: string } | { readonly act: PaletteAction };
};

export type PaletteAction = 'theme' | 'keys' | 'letter-keys';

export type CommandGroup = { readonly value: string; readonly items: readonly Command[] };

/** What there is to choose from. */
export type Choices = {
  readonly pages: readonly { readonly key: string; readonly name: string; readonly path: string }[];
  readonly views: readonly { readonly name: string; readonly path: string }[];
  readonly incidents: readonly Incident[];
  /** Where an incident's page is. `null` where nobody is signed in. */
  readonly incidentPath: ((tenantId: string, incidentId: string) => string) | null;
  /** The tenant in which a number that is not loaded is looked up. */
  readonly tenantId: string | null;
  readonly lettersAct: boolean;
};

const MOST_INCIDENTS = 8;
const INCIDENT_ID = /^#?(\d{1,19})$/;

/** What fits the text, by group; groups without anything are left out. Every word of the text has to occur in a title. */
export function commandsFor(text: string, choices: Choices): readonly CommandGroup[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (title: string) => words.every((word) => title.toLowerCase().includes(word));
  const groups: readonly CommandGroup[] = [
    { value: 'Go to', items: pageCommands(choices).filter((command) => fits(command.title)) },
    { value: 'Incidents', items: incidentCommands(text, choices) },
    { value: 'Views', items: viewCommands(choices).filter((command) => fits(command.title)) },
    { value: 'Do', items: actCommands(choices).filter((command) => fits(command.title)) },
  ];
  return groups.filter((group) => group.items.length > 0);
}

function incidentCommands(text: string, choices: Choices): readonly Command[] {
  const { incidentPath, tenantId } = choices;
  if (incidentPath === null) return [];
  const found = findIncidents(choices.incidents, text, MOST_INCIDENTS).map(
    (incident): Command => ({
      ...PLAIN,
      id: `incident ${incident.tenantId} ${incident.id}`,
      title: incident.name,
      isForeign: true,
      note: incident.id,
      goal: { path: incidentPath(incident.tenantId, incident.id) },
    }),
  );
  const number = INCIDENT_ID.exec(text.trim())?.[1];
  if (number === undefined || tenantId === null || found.some((command) => command.note === number)) return found;
  return [
    ...found,
    {
      ...PLAIN,
      id: `incident ${tenantId} ${number}`,
      title: `Look up incident ${number}`,
      note: 'not loaded',
      goal: { path: incidentPath(tenantId, number) },
    },
  ];
}

function pageCommands({ lettersAct, pages }: Choices): readonly Command[] {
  return pages.map(({ key, name, path }) => ({
    ...PLAIN,
    id: `page ${name}`,
    title: name,
    keys: lettersAct ? ['g', key] : [],
    goal: { path },
  }));
}

function viewCommands({ views }: Choices): readonly Command[] {
  return views.map(({ name, path }, index) => ({
    ...PLAIN,
    id: `view ${index}`,
    title: name,
    isForeign: true,
    goal: { path },
  }));
}

function actCommands({ lettersAct }: Choices): readonly Command[] {
  return [
    { ...PLAIN, id: 'theme', title: 'Switch theme', goal: { act: 'theme' } },
    { ...PLAIN, id: 'keys', title: 'Show keyboard sheet', keys: lettersAct ? ['?'] : [], goal: { act: 'keys' } },
    {
      ...PLAIN,
      id: 'letter-keys',
      title: lettersAct ? 'Switch single-letter keys off' : 'Switch single-letter keys on',
      goal: { act: 'letter-keys' },
    },
  ];
}

const PLAIN = { isForeign: false, note: '', keys: [] } as const;
