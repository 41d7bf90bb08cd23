import { hasSignInTraces } from './access/sign-in-traces.ts';
import { chooseStartScreen } from './app/landing/choose-start-screen.ts';
import { PREFERENCES_KEY } from './storage/storage-keys.ts';

// The first script of the page. Chooses the static screen and the theme before the first paint. It is one small file without
// imports at run time.
const root = document.documentElement;

function readOr<Value>(fallback: Value, read: () => Value): Value {
  try {
    return read();
  } catch {
    return fallback;
  }
}

const start = chooseStartScreen({
  hash: location.hash,
  hasTraces: readOr(false, () => hasSignInTraces(sessionStorage)),
  preferencesText: readOr(null, () => localStorage.getItem(PREFERENCES_KEY)),
});
root.dataset.start = start.screen;
if (start.theme !== null) root.dataset.theme = start.theme;

// Remembers a click on a static button. The app repeats it after the first render.
document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('.start-landing button') : null;
  if (button !== null) root.dataset.clicked = button.textContent;
});
