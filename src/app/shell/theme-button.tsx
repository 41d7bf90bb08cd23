import { DarkThemeRegular } from '@fluentui/react-icons/headless/svg/dark-theme';
import { IconButton } from '../../ui/icon-button.tsx';
import { useAppContext } from '../context/use-app-context.ts';
import { toggleTheme } from './toggle-theme.ts';

/** Switches between light and dark. */
export function ThemeButton() {
  const { preferences } = useAppContext();
  return (
    <IconButton label="Theme" icon={<DarkThemeRegular aria-hidden="true" />} onClick={() => toggleTheme(preferences)} />
  );
}
