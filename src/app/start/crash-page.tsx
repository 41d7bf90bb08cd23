import { redact } from '../../failures/redact.ts';
import { Button } from '../../ui/button.tsx';
import { CodeBlock } from '../../ui/code-block.tsx';
import { StopPage } from '../../ui/stop-page.tsx';
import { StopScreen } from './stop-screen.tsx';

/** A value thrown while rendering. It may contain secrets, so redact it before showing it. */
export type Crash = { readonly error: unknown; readonly componentStack: string };

/** Shows a crash of the app, with redacted details to copy. */
export function CrashPage(props: { crash: Crash; onReload: () => void }) {
  return (
    <StopScreen>
      <StopPage
        role="alert"
        title="Gatehouse has crashed"
        actions={
          <Button kind="primary" onClick={props.onReload}>
            Reload the page
          </Button>
        }
      >
        <p>
          This is a bug in the app; your account is fine. Reload the page: you stay signed in. If it happens again, send
          these details to the owner of this site. They contain no tokens, names or queries.
        </p>
        <CodeBlock label="details" text={describeCrash(props.crash)} />
      </StopPage>
    </StopScreen>
  );
}

function describeCrash({ error, componentStack }: Crash): string {
  if (!(error instanceof Error)) return 'Unknown error';
  return redact(`${error.stack ?? `${error.name}: ${error.message}`}\n${componentStack}`).trim();
}
