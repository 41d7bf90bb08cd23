import type { Completeness } from '../rows/completeness.ts';

/** Describes what an export of the loaded rows lacks; `null` if it is complete. */
export function incompleteNote(completeness: Completeness): string | null {
  const { brokenRows, failedTenants, isPaused, isLoading, loaded } = completeness;
  const reasons = [
    ...failedTenants.map((tenant) => `${tenant} could not be loaded`),
    ...(isPaused ? [`more incidents exist than the ${loaded.toLocaleString('en')} loaded`] : []),
    ...(brokenRows === 0 ? [] : [brokenRows === 1 ? '1 invalid entry' : `${brokenRows} invalid entries`]),
  ];
  if (reasons.length > 0) return reasons.join(', ');
  if (completeness.isComplete) return null;
  return isLoading ? 'still loading' : 'not fully loaded';
}
