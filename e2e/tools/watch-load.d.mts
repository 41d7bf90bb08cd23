/** What a page load has done so far. Times in milliseconds since its start; `null` where it has not happened yet. */
export type SeenLoad = {
  readonly paint: number | null;
  readonly ready: number | null;
  /** The part of long tasks beyond 50 ms, in total. */
  readonly blocking: number;
  /** The sum of all layout shifts without input. */
  readonly shift: number;
  /** How often the page lost all its content after the first paint. */
  readonly blanks: number;
  /** The addresses of the scripts requested. */
  readonly scripts: readonly string[];
  readonly scriptsBeforePaint: readonly string[];
  readonly scriptsUntilReady: readonly string[];
  /** The text of the scripts in the document. */
  readonly inlineScript: string;
};

/** How to tell that the page is ready: a button with this text can be clicked, or an element exists. */
type ReadySign =
  | { readonly kind: 'button'; readonly text: string }
  | { readonly kind: 'element'; readonly selector: string };

declare global {
  interface Window {
    loadWatch: { isQuiet(ms: number): boolean; seen(): SeenLoad };
  }
}

/**
 * Runs in the page before any other script: restores the session of a signed-in tab and records the load. Must be
 * self-contained, because it is sent to the page as text.
 */
export function watchLoad(options: {
  readonly ready: ReadySign;
  readonly session: readonly (readonly [key: string, value: string])[];
  readonly origin: string;
}): void;
