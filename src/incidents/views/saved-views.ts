import * as v from 'valibot';
import { failed, ok, type Result } from '../../std/result.ts';
import { queueViewCodec, viewSearch } from './queue-view.ts';

/** A view under a name of one's own: `search` is what `viewSearch` gives. */
export type SavedView = { readonly name: string; readonly search: string };

/** What a person keeps of views. */
export type ViewSettings = {
  readonly saved: readonly SavedView[];
  /** The view the queue opens with, as `viewSearch` gives it; empty for all. */
  readonly first: string;
};

/** What is wrong with a file of views. */
export type ViewsFileProblem = 'too-large' | 'not-json' | 'no-views-file';

export const NAME_LENGTH = 60;
const MOST_VIEWS = 100;
const MOST_FILE_CHARACTERS = 1_000_000;

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

/** Reads what was kept, value by value: what makes no sense is left out. Never throws. */
export function parseViewSettings(held: unknown): ViewSettings {
  const parsed = v.safeParse(settings, held);
  if (!parsed.success) return { saved: [], first: '' };
  const { saved, first } = parsed.output;
  return {
    saved: addViews([], Array.isArray(saved) ? readableViews(saved) : []),
    first: typeof first === 'string' ? viewSearch(queueViewCodec.decode(first)) : '',
  };
}

/** The views as a file to keep or to hand on. Holds filters, no incidents. */
export function serializeViewsFile(views: readonly SavedView[]): string {
  return `${JSON.stringify({ kind: 'gatehouse-views', version: 1, views }, null, 2)}\n`;
}

/** Reads such a file, which may come from anybody. A view in it that makes no sense is left out; unknown values of a view fall back one by one. */
export function parseViewsFile(text: string): Result<readonly SavedView[], ViewsFileProblem> {
  if (text.length > MOST_FILE_CHARACTERS) return failed('too-large');
  let held: unknown;
  try {
    held = JSON.parse(text);
  } catch {
    return failed('not-json');
  }
  const file = v.safeParse(viewsFile, held);
  return file.success ? ok(readableViews(file.output.views)) : failed('no-views-file');
}

/**
 * The views with the others behind them. One that is there already is not taken twice; one whose name is taken by another
 * view gets a number. At most 100 are kept.
 */
export function addViews(views: readonly SavedView[], others: readonly SavedView[]): readonly SavedView[] {
  const all = [...views];
  for (const other of others) {
    if (all.length >= MOST_VIEWS) break;
    const isThere = all.some((view) => baseName(view.name) === baseName(other.name) && view.search === other.search);
    if (!isThere) all.push({ name: freeName(all, other.name), search: other.search });
  }
  return all;
}

function readableViews(values: readonly unknown[]): readonly SavedView[] {
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

/** The name before it got a number. */
function baseName(name: string): string {
  return name.replace(/ \(\d+\)$/, '');
}
