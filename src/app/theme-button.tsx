import { DarkThemeRegular } from '@fluentui/react-icons/headless/svg/dark-theme';
import { IconButton } from '../ui/icon-button.tsx';
import { useAppContext } from './use-app-context.ts';

/** Switches between light and dark, starting from whichever is shown now. */
export function ThemeButton() {
  const { preferences } = useAppContext();
  const toggle = () => {
    const chosen = document.documentElement.dataset.theme;
    const shown = chosen ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
    preferences.change({ theme: shown === 'dark' ? 'light' : 'dark' });
  };
  return <IconButton label="Theme" icon={<DarkThemeRegular aria-hidden="true" />} onClick={toggle} />;
}
