import { Button } from '../../ui/button.tsx';
import { StopPage } from '../../ui/stop-page.tsx';

/** A file of the app could not be loaded, also after the one automatic reload. Shown in place of everything. */
export function ChunkFailure(props: { onReload: () => void }) {
  return (
    <main id="main">
      <StopPage
        role="alert"
        title="A part of the app could not be loaded"
        actions={
          <Button kind="primary" onClick={props.onReload}>
            Reload the page
          </Button>
        }
      >
        <p>
          The page was reloaded once by itself, and that did not help. Either the network is down, or a content blocker
          or a proxy keeps the file away, or the files on the host are of different versions.
        </p>
        <p>If you run this host: upload the whole build at once, and let index.html be fetched afresh each time.</p>
      </StopPage>
    </main>
  );
}
