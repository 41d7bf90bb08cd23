import { hasSignInTraces } from './access/sign-in-traces.ts';
import { chooseStartScreen } from './app/landing/choose-start-screen.ts';
import { PREFERENCES_KEY } from './storage/storage-keys.ts';

// The first script of the page: chooses which of the two static screens is shown and in which theme, before
// anything is painted. Everything it needs is in this one small file.
const root = document.documentElement;

function read<Value>(ask: () => Value, otherwise: Value): Value {
  try {
    return ask();
  } catch {
    return otherwise;
  }
}

const chosen = chooseStartScreen({
  hash: location.hash,
  hasTraces: read(() => hasSignInTraces(sessionStorage), false),
  preferencesText: read(() => localStorage.getItem(PREFERENCES_KEY), null),
});
root.dataset.start = chosen.screen;
if (chosen.theme !== null) root.dataset.theme = chosen.theme;

// A press on a static button comes before the app does: kept, and made good once the app stands there.
document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('.start-landing button') : null;
  if (button !== null) root.dataset.clicked = button.textContent;
});
