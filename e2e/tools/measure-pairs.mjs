// Measures two functions alternately, so that a slow machine slows both.
const ROUNDS = 15;
const WARM_UP = 5;
/** The shortest duration of a round. A shorter one would measure the clock's resolution. */
const SHORTEST_MS = 8;

/** Returns both medians in milliseconds and the median of the ratios of all rounds. */
export function medianOfPairs(first, second) {
  for (let round = 0; round < WARM_UP; round += 1) {
    first();
    second();
  }
  const repeats = Math.max(1, Math.ceil(SHORTEST_MS / Math.max(time(first, 1), 0.001)));
  const rounds = Array.from({ length: ROUNDS }, () => ({
    first: time(first, repeats),
    second: time(second, Math.max(1, Math.ceil(repeats / 8))),
  }));
  return {
    first: median(rounds.map((round) => round.first)),
    second: median(rounds.map((round) => round.second)),
    ratio: median(rounds.map((round) => round.second / round.first)),
  };
}

function time(work, repeats) {
  const startedAt = performance.now();
  for (let turn = 0; turn < repeats; turn += 1) work();
  return (performance.now() - startedAt) / repeats;
}

/** Returns the median. */
export function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}
