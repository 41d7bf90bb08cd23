import { hasSignInTraces } from '../../access/sign-in-traces.ts';
import { PREFERENCES_KEY } from '../../storage/storage-keys.ts';
import { preloadFiles } from '../loading/preload-files.ts';
import { chooseStartScreen } from './choose-start-screen.ts';

/** Chooses the static screen and the theme, starts to load what a signed-in tab needs, and watches the page until the app has started. */
export function showStartScreen(): void {
  const root = document.documentElement;
  const hasTraces = readOr(false, () => hasSignInTraces(sessionStorage));
  if (hasTraces) preloadFiles('session', document);
  const start = chooseStartScreen({
    hash: location.hash,
    hasTraces,
    preferencesText: readOr(null, () => localStorage.getItem(PREFERENCES_KEY)),
  });
  root.dataset.start = start.screen;
  if (start.theme !== null) root.dataset.theme = start.theme;

  // Remembers a click on a static button. The app repeats it after the first render.
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('.start-landing button') : null;
    if (button !== null) root.dataset.clicked = button.textContent;
  });
  // A script that fails to load reports it to itself only, so the event must be captured. Shows a message, unless the app runs.
  document.addEventListener(
    'error',
    (event) => {
      if (event.target instanceof HTMLScriptElement) root.dataset.failed = '';
    },
    true,
  );
}

function readOr<Value>(fallback: Value, read: () => Value): Value {
  try {
    return read();
  } catch {
    return fallback;
  }
}
