/** For a browser that is shown other servers under real host names, and asks nobody else by itself. */
export const MAPPED_FLAGS: readonly string[];
/** The path of a Chromium on this machine, Playwright's own download included, or `null`. */
export function findChromium(): string | null;
/** Makes sure that a Chromium is there. Gives its path, or `null` after saying what to install. */
export function ensureChromium(): string | null;
