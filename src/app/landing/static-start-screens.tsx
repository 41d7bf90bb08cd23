import { renderToStaticMarkup } from 'react-dom/server';
import { StartScreens } from './start-screens.tsx';

/** The start screens as HTML. Called by the build only. */
export function renderStartScreens(): string {
  return renderToStaticMarkup(<StartScreens />);
}
