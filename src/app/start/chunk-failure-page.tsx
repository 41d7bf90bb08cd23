import { Button } from '../../ui/button.tsx';
import { StopPage } from '../../ui/stop-page.tsx';
import { StopScreen } from '../../ui/stop-screen.tsx';

/** Replaces the whole app if a chunk fails to load before the first page, and a reload did not help. */
export function ChunkFailurePage(props: { onReload: () => void }) {
  return (
    <StopScreen>
      <StopPage
        role="alert"
        title="Part of the app couldn’t be loaded"
        actions={
          <Button kind="primary" onClick={props.onReload}>
            Reload the page
          </Button>
        }
      >
        <p>
          Check your connection and any extension or proxy that could block files of this site. Then reload the page.
        </p>
        <p>
          If you host this site, upload the whole build at once and don’t cache <code>index.html</code>.
        </p>
      </StopPage>
    </StopScreen>
  );
}
