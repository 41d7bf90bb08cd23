// Two pieces of work measured in turns, so that whatever slows the machine slows both.
const ROUNDS = 15;
const WARM_UP = 5;
/** A round of the shorter piece has to last this long, or the clock's grain is what is measured. */
const SHORTEST_MS = 8;

/** Medians of both in milliseconds, and the median of the rounds' ratios. */
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

/** The middle one of the values. */
export function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}
