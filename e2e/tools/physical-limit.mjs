import { SLOW_4G } from './measured-browser.mjs';

/** No page waits for its icon. */
const ICON = /\.(svg|ico)$/;

/** Two requests follow each other if the second starts at most this long before the first ends. */
const TOLERANCE_MS = 2;

/** Records the requests of a page with their times since the request for the document. Call before the page navigates. */
export function recordRequests(devtools) {
  const requests = new Map();
  devtools.on('Network.requestWillBeSent', ({ requestId, timestamp, request }) => {
    requests.set(requestId, { url: request.url, start: timestamp, end: null, bytes: 0, isCached: false });
  });
  const change = (requestId, fields) => {
    const request = requests.get(requestId);
    if (request) Object.assign(request, fields);
  };
  devtools.on('Network.requestServedFromCache', ({ requestId }) => change(requestId, { isCached: true }));
  devtools.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.fromDiskCache) change(requestId, { isCached: true });
  });
  devtools.on('Network.loadingFinished', ({ requestId, timestamp, encodedDataLength }) =>
    change(requestId, { end: timestamp, bytes: encodedDataLength }),
  );
  return () => {
    const sent = [...requests.values()].filter(
      ({ url, isCached }) => url.startsWith('https:') && !ICON.test(url) && !isCached,
    );
    const startedAt = Math.min(...sent.map(({ start }) => start));
    const since = (timestamp) => (timestamp - startedAt) * 1_000;
    return sent
      .filter(({ end }) => end !== null)
      .map(({ url, start, end, bytes }) => ({ url, start: since(start), end: since(end), bytes }));
  };
}

/**
 * The time that the network alone takes until `moment`: a latency for each request in the longest sequence, and the bytes
 * received. The sequence leads back from the last request that `isAwaited` names.
 */
export function physicalLimit(requests, moment, isAwaited) {
  const received = requests.filter(({ end }) => end <= moment);
  const lastOf = (some) => some.reduce((last, each) => (last === null || each.end > last.end ? each : last), null);
  const sequence = [];
  let next = lastOf(received.filter(isAwaited));
  while (next !== null) {
    const { start } = next;
    sequence.unshift(next);
    next = lastOf(received.filter((each) => each.end <= start + TOLERANCE_MS && each.start < start));
  }
  const bytes = received.reduce((sum, each) => sum + each.bytes, 0);
  return {
    ms: sequence.length * SLOW_4G.latency + (bytes / SLOW_4G.downloadThroughput) * 1_000,
    roundTrips: sequence.length,
    bytes,
    sequence: sequence.map(({ url }) => url),
  };
}
