import type { Instant } from '../../std/instant.ts';
import { epochMs } from '../../std/time.ts';
import type { Incident } from '../model/incident.ts';
import type { PageRow } from '../model/response-page.ts';
import { normaliseWord, type Vocabulary } from '../model/vocabularies.ts';

const NEVER: Instant = { epochMs: epochMs(0), raw: '1970-01-01T00:00:00Z' };

/** The value in the vocabulary's spelling; `missing` if there is none. */
export function normaliseOptional<Missing extends string | null>(
  words: Vocabulary,
  word: string | null,
  missing: Missing,
): string | Missing {
  return word === null ? missing : normaliseWord(words, word);
}

/** `null` if unassigned. The services also send `Unassigned` and the empty string. */
export function parseAssignee(name: string | null): string | null {
  return name === null || name.trim() === '' || name.toLowerCase() === 'unassigned' ? null : name;
}

/** Completes a row: a missing name becomes the id, and a missing time becomes the other time or 1970. */
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
