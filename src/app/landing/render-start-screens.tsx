import { renderToStaticMarkup } from 'react-dom/server';
import { NO_CONFIGURATION } from '../configuration/configuration.ts';
import { LandingPage } from './landing-page.tsx';
import { ShellSkeleton } from './shell-skeleton.tsx';

/**
 * Renders the two static screens of `index.html`, which paint before any script of the app has run; the first script shows
 * one of them, and until then they are hidden without any stylesheet. Only the build calls this. The buttons do nothing until React replaces the screen with the same markup, and
 * the landing page shows the default configuration and only open steps until then.
 */
export function renderStartScreens(): string {
  return renderToStaticMarkup(
    <>
      <div className="start-landing" hidden>
        <LandingPage
          canSignIn={null}
          offersDemo
          busy={null}
          cloud={NO_CONFIGURATION.cloud}
          api={NO_CONFIGURATION.api}
          corner={null}
          onSignIn={doNothing}
          onExploreDemo={doNothing}
          onToggleTheme={doNothing}
        />
      </div>
      <div className="start-shell" hidden>
        <ShellSkeleton />
      </div>
    </>,
  );
}

function doNothing(): void {}
