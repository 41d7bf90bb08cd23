import { HttpError, type HttpErrorCode } from '../../http/http-error.ts';
import type { PageRequest, ResponsePage } from '../model/response-page.ts';
import { continuation, positionOf, requestAt, stepAhead } from './next-page-guess.ts';
import { afterPage, byPosition, type PageWalk, requestOf, rowCountOf } from './page-walk.ts';

/**
 * How many list requests a walk has in flight, at first and at most. The first page is always requested alone. `full`: all
 * four from the second page on. `growing`: for a walk that rarely has a second page. `alone`: where positions lead nowhere.
 */
const WIDTHS = {
  full: { first: 4, most: 4 },
  growing: { first: 1, most: 4 },
  alone: { first: 1, most: 1 },
};

export type PageFetcher = {
  /** Called when a sync begins: an option that the last sync had to leave out may be tried again. */
  beginSync(): void;
  fetchPage(request: PageRequest, signal: AbortSignal): Promise<ResponsePage>;
  /** The error for a service that keeps sending pages without new rows. */
  createStuckError(): Error;
};

/** The walk after a response, and the rows to keep, if any. */
type Step = { readonly walk: PageWalk; readonly page: ResponsePage | null };
type Outcome = { readonly page: ResponsePage } | { readonly error: unknown };
type InFlight = {
  readonly request: PageRequest;
  /** The estimated row of the list at which the page begins. */
  readonly position: number;
  /** `exact`: the request that the walk needs next. `prefetch`: one for a later page. */
  readonly kind: 'exact' | 'prefetch';
  /** It did not adjoin the visited rows when its response arrived; it may once the walk has come closer. */
  readonly isPassedOver: boolean;
  readonly outcome: Promise<Outcome>;
};

export type PagePrefetch = {
  /**
   * Returns the next page that adjoins the visited rows, and the walk after it. Prefetches the pages behind it while
   * fewer than `maxRows` rows are covered and no request failed. Rejects when the walk's own request fails.
   */
  next(walk: PageWalk, maxRows: number): Promise<{ readonly walk: PageWalk; readonly page: ResponsePage }>;
  /** Aborts the requests in flight. */
  stop(): void;
};

/** Reads one walk page by page with up to four requests in flight, once the first page has shown how long pages are. */
export function createPagePrefetch(
  fetcher: PageFetcher,
  signal: AbortSignal,
  inFlight: keyof typeof WIDTHS,
): PagePrefetch {
  const stopping = new AbortController();
  const stopped = AbortSignal.any([signal, stopping.signal]);
  let queue: readonly InFlight[] = [];
  let { first: width, most: maxWidth } = WIDTHS[inFlight];
  let rowCount = 0;

  const send = (request: PageRequest, position: number, kind: InFlight['kind']): InFlight => ({
    request,
    position,
    kind,
    isPassedOver: false,
    outcome: fetcher.fetchPage(request, stopped).then(
      (page) => ({ page }),
      (error: unknown) => ({ error }),
    ),
  });
  const sendExact = (walk: PageWalk) => send(requestOf(walk), positionOf(walk), 'exact');
  const prefetch = (walk: PageWalk, maxRows: number) => {
    const step = stepAhead(walk, rowCount);
    let end = (queue.at(-1)?.position ?? 0) + rowCount;
    for (; step > 0 && queue.length < width && end < maxRows; end += step) {
      const position = end + step - rowCount;
      queue = [...queue, send(requestAt(position, walk), position, 'prefetch')];
    }
  };

  return {
    async next(start, maxRows) {
      let walk = start;
      for (;;) {
        if (walk.state === 'stuck') throw fetcher.createStuckError();
        const first = queue[0] ?? sendExact(walk);
        if (queue.length === 0) queue = [first];
        prefetch(walk, maxRows);
        const outcome = await first.outcome;
        const step = first.kind === 'exact' ? exactStep(walk, outcome) : prefetchedStep(walk, first.request, outcome);
        const others = queue.slice(1);
        if (step === null) {
          width = 1;
          if ('error' in outcome && !isHttpError(outcome.error, 'throttled')) maxWidth = 1;
          queue = first.isPassedOver ? others : [sendExact(walk), { ...first, isPassedOver: true }, ...others];
          continue;
        }
        queue = others;
        walk = step.walk;
        if (step.page === null) continue;
        if ('page' in outcome) rowCount = rowCountOf(outcome.page);
        width = Math.min(width * 2, maxWidth);
        return { walk, page: step.page };
      }
    },
    stop: () => stopping.abort(),
  };
}

/** A service that refuses the keyset filter is read by position. */
function exactStep(walk: PageWalk, outcome: Outcome): Step {
  if ('page' in outcome) {
    const step = afterPage(walk, outcome.page);
    return { walk: step.walk, page: step.isAccepted ? outcome.page : null };
  }
  if (walk.bound !== null && isHttpError(outcome.error, 'bad-request')) return { walk: byPosition(walk), page: null };
  throw outcome.error;
}

/**
 * `null` if the page failed or does not adjoin the visited rows. A failed prefetch does not end the sync; only the exact
 * request does, because a service may accept that one and refuse the others.
 */
function prefetchedStep(walk: PageWalk, request: PageRequest, outcome: Outcome): Step | null {
  return 'page' in outcome ? continuation(walk, request, outcome.page) : null;
}

function isHttpError(error: unknown, code: HttpErrorCode): boolean {
  return error instanceof HttpError && error.code === code;
}
