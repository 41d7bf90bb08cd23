import { createStore } from '../../std/store.ts';
import { handleChunkFailures, setLacksStyles } from '../loading/when-loaded.ts';

/** Why part of the app is missing: the host does not respond, or it responds but the file is gone or blocked. */
export type ChunkFailure = 'unreachable' | 'missing';

const failure = createStore<ChunkFailure | null>(null);

/** The chunk failure to report to the user. */
export const CHUNK_FAILURE = { subscribe: failure.subscribe, state: failure.state };

let waiting: (() => void)[] = [];

/**
 * From now on, keeps the page if a chunk fails to load: what needs the chunk waits for the next attempt, and `CHUNK_FAILURE`
 * changes. Call it once the user has a page to lose.
 */
export function keepPageOnChunkFailure(canReload: () => Promise<boolean>): void {
  handleChunkFailures(async (attempt) => {
    const isReachable = await canReload();
    // The connection may have been lost for a moment only.
    if (isReachable && attempt === 1) return addFailedStylesheets();
    const nextAttempt = new Promise<void>((resolve) => waiting.push(resolve));
    failure.set(isReachable ? 'missing' : 'unreachable');
    return nextAttempt;
  });
}

/** Loads the missing chunks again. Another failure appears in `CHUNK_FAILURE`. */
export async function retryChunks(): Promise<void> {
  await addFailedStylesheets();
  const resolvers = waiting;
  waiting = [];
  failure.set(null);
  for (const resolve of resolvers) resolve();
}

export function dismissChunkFailure(): void {
  failure.set(null);
}

/**
 * Requests the stylesheets that failed to load again. Vite requests each one only once. A disabled link names a stylesheet
 * that is inline in `index.html`.
 */
async function addFailedStylesheets(): Promise<void> {
  const failed = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]:not([disabled])')].filter(
    ({ sheet }) => sheet === null,
  );
  const loads = failed.map(
    (link) =>
      new Promise<boolean>((resolve) => {
        const copy = document.createElement('link');
        copy.rel = 'stylesheet';
        copy.href = link.href;
        copy.addEventListener('load', () => resolve(true));
        copy.addEventListener('error', () => resolve(false));
        link.after(copy);
      }),
  );
  setLacksStyles(!(await Promise.all(loads)).every(Boolean));
}
