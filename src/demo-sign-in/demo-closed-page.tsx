import { useEffect } from 'react';
import { buttonClass } from '../ui/button-class.ts';
import { StopPage } from '../ui/stop-page.tsx';
import { StopScreen } from '../ui/stop-screen.tsx';

const TITLE = 'The demo is turned off';

/** Replaces the demo's sign-in page on a site whose configuration turns the demo off. */
export function DemoClosedPage() {
  useEffect(() => {
    document.title = `${TITLE} · Gatehouse`;
  }, []);
  return (
    <StopScreen>
      <StopPage
        title={TITLE}
        actions={
          <a className={buttonClass()} href="./">
            Open Gatehouse
          </a>
        }
      >
        <p>
          This is the sign-in page of Gatehouse’s demo. The <code>config.json</code> of this site turns the demo off, so
          there is nothing to sign in to here.
        </p>
      </StopPage>
    </StopScreen>
  );
}
