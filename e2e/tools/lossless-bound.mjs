/** A page shares at least one row with the page before it, which proves that no row lies between them. */
const SHARED_ROWS = 1;

/**
 * Returns the shortest time in which a list of `rows` can be read without losing a row, independently of how the product
 * reads: the first page on its own, because only its response tells where the others begin; the other pages, `inFlight` at
 * a time; and after the last of them one request for what changed meanwhile. Each request takes `latencyMs` and waits for
 * its turn in every quota. Also returns the rows that a first window of the first quota can show.
 */
export function losslessBound({ rows, pageSize, latencyMs, inFlight, quotas }) {
  const sentAt = [];
  const freeAt = Array.from({ length: inFlight }, () => 0);
  const request = (earliest) => {
    const slot = freeAt.indexOf(Math.min(...freeAt));
    const inTurn = quotas.map(({ calls, withinMs }) => (sentAt.at(-calls) ?? Number.NEGATIVE_INFINITY) + withinMs);
    const at = Math.max(earliest, freeAt[slot], ...inTurn);
    sentAt.push(at);
    freeAt[slot] = at + latencyMs;
    return at + latencyMs;
  };
  const pages = Math.ceil((rows - SHARED_ROWS) / (pageSize - SHARED_ROWS));
  const first = request(0);
  const ends = [first, ...Array.from({ length: pages - 1 }, () => request(first))];
  const window = quotas[0].withinMs;
  const shownPages = ends.filter((end) => end <= window).length;
  return {
    ms: request(Math.max(...ends)),
    requests: sentAt.length,
    rowsInFirstWindow: Math.min(rows, SHARED_ROWS + shownPages * (pageSize - SHARED_ROWS)),
  };
}
