import type { PreferenceStore } from '../context/preferences.ts';

/** Switches between light and dark, starting from whichever is shown now. */
export function toggleTheme(preferences: PreferenceStore): void {
  const chosen = document.documentElement.dataset.theme;
  const shown = chosen ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  preferences.change({ theme: shown === 'dark' ? 'light' : 'dark' });
}
