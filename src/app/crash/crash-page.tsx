import { Button } from '../../ui/button.tsx';
import { CodeBlock } from '../../ui/code-block.tsx';
import { StopPage } from '../../ui/stop-page.tsx';
import { StopScreen } from '../../ui/stop-screen.tsx';
import { type Crash, describeCrash } from './describe-crash.ts';

export type CrashPageProps = { place: 'app' | 'page'; crash: Crash; onReload: () => void };

/** Shows a crash of the app, or of one page inside the shell, with redacted details to copy. */
export function CrashPage(props: CrashPageProps) {
  const details = <CrashDetails {...props} />;
  return props.place === 'app' ? <StopScreen>{details}</StopScreen> : details;
}

function CrashDetails(props: CrashPageProps) {
  return (
    <StopPage
      role="alert"
      title={props.place === 'app' ? 'Gatehouse has crashed' : 'This page has crashed'}
      actions={
        <Button kind="primary" onClick={props.onReload}>
          Reload the page
        </Button>
      }
    >
      <p>
        This is a bug in the app; your account is fine.{' '}
        {props.place === 'app'
          ? 'Reload the page: you stay signed in.'
          : 'Reload the page, or use the navigation: the other pages still work.'}{' '}
        If it happens again, send these details to the owner of this site. They contain no tokens, names or queries.
      </p>
      <CodeBlock label="details" text={describeCrash(props.crash)} />
    </StopPage>
  );
}
