import { HttpError, type HttpErrorCode } from '../../http/http-error.ts';
import type { PageRequest, ResponsePage } from '../model/response-page.ts';
import { continuation, positionOf, requestAt, stepAhead } from './next-page-guess.ts';
import { afterPage, byPosition, type PageWalk, requestOf } from './page-walk.ts';

/** So many list calls of one reading are under way at most. */
const MOST_CALLS = 4;

export type PageFetcher = {
  /** A reading begins: what was done without in the last one may be tried again. */
  beginSync(): void;
  fetchPage(request: PageRequest, signal: AbortSignal): Promise<ResponsePage>;
  /** The error to fail with when the service sends the same page for ever. */
  createStuckError(): Error;
};

/** What a walk came to: further on, with rows to keep where there are some. */
type Step = { readonly walk: PageWalk; readonly page: ResponsePage | null };
type Answer = { readonly page: ResponsePage } | { readonly error: unknown };
type Call = {
  readonly request: PageRequest;
  /** At which row of the list it begins, as far as can be told. */
  readonly position: number;
  /** The call that the walk asks for where it stands, and not one for a page further on. */
  readonly isExact: boolean;
  /** It did not go on from where the walk stood; it may once that has come closer. */
  readonly isPassedOver: boolean;
  readonly answer: Promise<Answer>;
};

export type PagePrefetch = {
  /**
   * The next page of the walk that adjoins what was walked, and the walk after it. Asks ahead for the pages behind it, as
   * long as that many rows in all are wanted and none of those calls failed. Rejects as the call does that the walk stands at.
   */
  next(walk: PageWalk, mostRows: number): Promise<{ readonly walk: PageWalk; readonly page: ResponsePage }>;
  /** Gives up what is under way. */
  stop(): void;
};

/** Reads one walk page by page, with up to four calls under way. Not before the first page, which tells how long they are. */
export function createPagePrefetch(fetcher: PageFetcher, signal: AbortSignal): PagePrefetch {
  const leaving = new AbortController();
  const stopped = AbortSignal.any([signal, leaving.signal]);
  let calls: readonly Call[] = [];
  let width = 1;
  let most = MOST_CALLS;
  let rowCount = 0;

  const ask = (request: PageRequest, position: number, isExact: boolean): Call => ({
    request,
    position,
    isExact,
    isPassedOver: false,
    answer: fetcher.fetchPage(request, stopped).then(
      (page) => ({ page }),
      (error: unknown) => ({ error }),
    ),
  });
  const askExactly = (walk: PageWalk) => ask(requestOf(walk), positionOf(walk), true);
  const askAhead = (walk: PageWalk, mostRows: number) => {
    const step = stepAhead(walk, rowCount);
    let end = (calls.at(-1)?.position ?? 0) + rowCount;
    for (; step > 0 && calls.length < width && end < mostRows; end += step) {
      const position = end + step - rowCount;
      calls = [...calls, ask(requestAt(position, walk), position, false)];
    }
  };

  return {
    async next(start, mostRows) {
      let walk = start;
      for (;;) {
        if (walk.state === 'circling') throw fetcher.createStuckError();
        const call = calls[0] ?? askExactly(walk);
        if (calls.length === 0) calls = [call];
        askAhead(walk, mostRows);
        const answer = await call.answer;
        const step = call.isExact ? exactStep(walk, answer) : stepByAhead(walk, call.request, answer);
        const others = calls.slice(1);
        if (step === null) {
          width = 1;
          if ('error' in answer && !isHttpError(answer.error, 'throttled')) most = 1;
          calls = call.isPassedOver ? others : [askExactly(walk), { ...call, isPassedOver: true }, ...others];
          continue;
        }
        calls = others;
        walk = step.walk;
        if (step.page === null) continue;
        if ('page' in answer) rowCount = answer.page.rows.length + answer.page.brokenRows.length;
        width = Math.min(width * 2, most);
        return { walk, page: step.page };
      }
    },
    stop: () => leaving.abort(),
  };
}

/** A refused keyset filter leads on by position. */
function exactStep(walk: PageWalk, answer: Answer): Step {
  if ('page' in answer) {
    const step = afterPage(walk, answer.page);
    return { walk: step.walk, page: step.isAccepted ? answer.page : null };
  }
  if (walk.bound !== null && isHttpError(answer.error, 'bad-request')) return { walk: byPosition(walk), page: null };
  throw answer.error;
}

/**
 * `null` where the page does not go on from here, or did not come. Whether that ends the reading, the exact call tells: a
 * service may answer that one and no other, and a network that is gone answers neither.
 */
function stepByAhead(walk: PageWalk, request: PageRequest, answer: Answer): Step | null {
  return 'page' in answer ? continuation(walk, request, answer.page) : null;
}

function isHttpError(error: unknown, code: HttpErrorCode): boolean {
  return error instanceof HttpError && error.code === code;
}
