/** Flags for a browser that maps real host names to other servers and sends no requests of its own. */
export const MAPPED_FLAGS: readonly string[];
/** The path of an installed Chromium, Playwright's download included; `null` if there is none. */
export function findChromium(): string | null;
/** Finds or installs Chromium. Returns its path, or `null` after printing what to install. */
export function ensureChromium(): string | null;
