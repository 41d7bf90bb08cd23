/** The path of a Chromium on this machine, Playwright's own download included, or `null`. */
export function findChromium(): string | null;
/** Makes sure that a Chromium is there. Gives its path, or `null` after saying what to install. */
export function ensureChromium(): string | null;
