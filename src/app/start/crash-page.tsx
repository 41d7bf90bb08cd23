import { redact } from '../../failures/redact.ts';
import { Button } from '../../ui/button.tsx';
import { CodeBlock } from '../../ui/code-block.tsx';
import { StopPage } from '../../ui/stop-page.tsx';
import type { Fault } from './root-error-boundary.tsx';

/** A fault of the app: redacted details to copy, and the way to start afresh. */
export function CrashPage(props: { fault: Fault; onReload: () => void }) {
  return (
    <main id="main">
      <StopPage
        role="alert"
        title="Gatehouse has stopped"
        actions={
          <Button kind="primary" onClick={props.onReload}>
            Reload the page
          </Button>
        }
      >
        <p>
          This is a fault of the app, not of your account. Reloading keeps you signed in. If it happens again, give
          these details to whoever runs this app; tokens, names and queries are left out of them.
        </p>
        <CodeBlock label="details" text={describeFault(props.fault)} />
      </StopPage>
    </main>
  );
}

function describeFault({ error, componentStack }: Fault): string {
  if (!(error instanceof Error)) return 'Something was thrown that is no error';
  return redact(`${error.stack ?? `${error.name}: ${error.message}`}\n${componentStack}`).trim();
}
