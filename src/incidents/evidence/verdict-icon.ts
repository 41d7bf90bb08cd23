const SIGNS: ReadonlyMap<string, 'bad' | 'warning' | 'yes'> = new Map([
  ['malicious', 'bad'],
  ['suspicious', 'warning'],
  ['noThreatsFound', 'yes'],
]);

/** The sign of what Defender judged a piece of evidence to be; a word we do not know is as good as unknown. */
export function verdictIcon(verdict: string): 'bad' | 'warning' | 'yes' | 'unknown' {
  return SIGNS.get(verdict) ?? 'unknown';
}
