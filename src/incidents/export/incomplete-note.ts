import type { Completeness } from '../rows/completeness.ts';

/** What an export of everything loaded would lack, in words; `null` when it would lack nothing. */
export function incompleteNote(completeness: Completeness): string | null {
  const { brokenRows, failedTenants, isPaused, isReading, loaded } = completeness;
  const reasons = [
    ...failedTenants.map((tenant) => `${tenant} could not be read`),
    ...(isPaused ? [`there is more than the ${loaded.toLocaleString('en')} incidents read`] : []),
    ...(brokenRows === 0 ? [] : [`${brokenRows === 1 ? '1 row' : `${brokenRows} rows`} could not be read`]),
  ];
  if (reasons.length > 0) return reasons.join(', ');
  if (completeness.isComplete) return null;
  return isReading ? 'still being read' : 'not read to the end';
}
