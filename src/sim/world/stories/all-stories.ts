import type { Story } from '../story.ts';

/** The incidents of the home tenant that somebody wrote by hand. */
export const HOME_STORIES: readonly Story[] = [];

/** The same for customers, by tenant id. */
export const CUSTOMER_STORIES: ReadonlyMap<string, readonly Story[]> = new Map();
