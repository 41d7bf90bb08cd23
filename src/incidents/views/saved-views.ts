import * as v from 'valibot';
import { failed, ok, type Result } from '../../std/result.ts';
import { OPEN_VIEW } from './built-in-views.ts';
import { queueViewCodec, viewSearch } from './queue-view.ts';

/** A named view. `search` has the format of `viewSearch`. */
export type SavedView = { readonly name: string; readonly search: string };

/** The user's saved views and default view. */
export type ViewSettings = {
  readonly saved: readonly SavedView[];
  /** The default view, in the format of `viewSearch`; empty for all incidents. */
  readonly first: string;
};

/** Why a file of views cannot be imported. */
export type ViewsFileProblem = 'too-large' | 'not-json' | 'not-a-views-file';

export const NAME_LENGTH = 60;
const MOST_VIEWS = 100;
const MOST_FILE_CHARACTERS = 1_000_000;

/** The default view of a user who has not chosen one. */
const FIRST = viewSearch(OPEN_VIEW);

const savedView = v.pipe(
  v.object({
    name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(NAME_LENGTH)),
    search: v.pipe(
      v.string(),
      v.maxLength(80_000),
      v.transform((search) => viewSearch(queueViewCodec.decode(search))),
    ),
  }),
  v.readonly(),
);
const viewsFile = v.object({ kind: v.literal('gatehouse-views'), version: v.literal(1), views: v.array(v.unknown()) });
const settings = v.object({ saved: v.optional(v.unknown()), first: v.optional(v.unknown()) });

/** Parses stored settings. Skips invalid values one by one and never throws. */
export function parseViewSettings(stored: unknown): ViewSettings {
  const parsed = v.safeParse(settings, stored);
  if (!parsed.success) return { saved: [], first: FIRST };
  const { saved, first } = parsed.output;
  return {
    saved: addViews([], Array.isArray(saved) ? validViews(saved) : []),
    first: typeof first === 'string' ? viewSearch(queueViewCodec.decode(first)) : FIRST,
  };
}

/** Serialises the views to a file. It contains filters but no incidents. */
export function serializeViewsFile(views: readonly SavedView[]): string {
  return `${JSON.stringify({ kind: 'gatehouse-views', version: 1, views }, null, 2)}\n`;
}

/**
 * Parses a file of `serializeViewsFile`. The file is untrusted: invalid views are skipped, and unknown values in a view
 * fall back one by one.
 */
export function parseViewsFile(text: string): Result<readonly SavedView[], ViewsFileProblem> {
  if (text.length > MOST_FILE_CHARACTERS) return failed('too-large');
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return failed('not-json');
  }
  const file = v.safeParse(viewsFile, content);
  return file.success ? ok(validViews(file.output.views)) : failed('not-a-views-file');
}

/**
 * Appends views. Skips views that already exist, and numbers those whose name is taken by a different view. Keeps at
 * most 100.
 */
export function addViews(views: readonly SavedView[], others: readonly SavedView[]): readonly SavedView[] {
  const all = [...views];
  for (const other of others) {
    if (all.length >= MOST_VIEWS) break;
    const isKnown = all.some((view) => baseName(view.name) === baseName(other.name) && view.search === other.search);
    if (!isKnown) all.push({ name: freeName(all, other.name), search: other.search });
  }
  return all;
}

function validViews(values: readonly unknown[]): readonly SavedView[] {
  return values.slice(0, MOST_VIEWS).flatMap((value) => {
    const view = v.safeParse(savedView, value);
    return view.success ? [view.output] : [];
  });
}

function freeName(views: readonly SavedView[], name: string): string {
  const isTaken = (candidate: string) => views.some((view) => view.name === candidate);
  let candidate = name;
  for (let number = 2; isTaken(candidate); number += 1) {
    const suffix = ` (${number})`;
    candidate = `${name.slice(0, NAME_LENGTH - suffix.length)}${suffix}`;
  }
  return candidate;
}

/** Removes the number that `freeName` appended. */
function baseName(name: string): string {
  return name.replace(/ \(\d+\)$/, '');
}
