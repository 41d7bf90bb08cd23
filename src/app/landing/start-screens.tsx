import { NO_CONFIGURATION } from '../configuration/configuration.ts';
import { LandingPage } from './landing-page.tsx';
import { ShellSkeleton } from './shell-skeleton.tsx';
import { talksTo } from './talks-to.ts';

/**
 * The two screens that stand in `index.html` as plain HTML, so that something is painted before any script of the
 * app has run. The first script chooses one. Buttons do nothing yet: the app replaces them with the same picture.
 */
export function StartScreens() {
  return (
    <>
      <div className="start-landing">
        <LandingPage {...STILL} talksTo={talksTo(NO_CONFIGURATION.cloud)} api={NO_CONFIGURATION.api} />
      </div>
      <div className="start-shell">
        <ShellSkeleton />
      </div>
    </>
  );
}

function nothingYet(): void {}

const STILL = {
  canSignIn: true,
  offersDemo: true,
  signingIn: false,
  mark: null,
  onSignIn: nothingYet,
  onExploreDemo: nothingYet,
  onToggleTheme: nothingYet,
} as const;
