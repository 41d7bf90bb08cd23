import type { Instant } from '../../std/instant.ts';
import { epochMs } from '../../std/time.ts';
import type { Incident } from '../model/incident.ts';
import type { PageRow } from '../model/response-page.ts';
import { normaliseWord, type Vocabulary } from '../model/vocabularies.ts';

const NEVER: Instant = { epochMs: epochMs(0), raw: '1970-01-01T00:00:00Z' };

/** The word in the vocabulary's spelling; a missing one becomes `missing`. */
export function normaliseOptional<Missing extends string | null>(
  words: Vocabulary,
  word: string | null,
  missing: Missing,
): string | Missing {
  return word === null ? missing : normaliseWord(words, word);
}

/** `null` for nobody: the services also write `Unassigned` and the empty text. */
export function parseAssignee(name: string | null): string | null {
  return name === null || name.trim() === '' || name.toLowerCase() === 'unassigned' ? null : name;
}

/** Completes a row: an incident without a name is called by its id, one without a time has its other time, or 1970. */
export function completeRow(
  parsed: Omit<Incident, 'name' | 'created' | 'lastUpdate'> & {
    readonly name: string | null;
    readonly created: Instant | null;
    readonly lastUpdate: Instant | null;
  },
): PageRow {
  const { created, lastUpdate } = parsed;
  const incident: Incident = {
    ...parsed,
    name: parsed.name ?? `Incident ${parsed.id}`,
    created: created ?? lastUpdate ?? NEVER,
    lastUpdate: lastUpdate ?? created ?? NEVER,
  };
  return { incident, created, lastUpdate };
}
