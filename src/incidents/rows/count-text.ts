import type { Completeness } from './completeness.ts';

/** What a count over the loaded incidents is worth: nothing yet, a lower bound, or exact. */
export type CountExtent = 'none' | 'partial' | 'all';

/** Before the first rows arrive, a count of zero would be wrong; while more incidents exist, any count may grow. */
export function countExtentOf(completeness: Pick<Completeness, 'loaded' | 'isComplete' | 'loadedBackTo'>): CountExtent {
  if (completeness.loaded === 0 && !completeness.isComplete) return 'none';
  return completeness.loadedBackTo === null ? 'all' : 'partial';
}

/** `741`, or `741+` while more incidents exist, or a dash while nothing is loaded. */
export function countText(count: number, extent: CountExtent): string {
  if (extent === 'none') return '–';
  return `${count.toLocaleString('en')}${extent === 'partial' ? '+' : ''}`;
}
