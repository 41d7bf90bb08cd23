import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { CodeBlock } from '../ui/code-block.tsx';
import { redact } from './redact.ts';
import { StopPage } from './stop-page.tsx';

type Props = { readonly onReload: () => void; readonly children: ReactNode };
type State = { readonly failed: false } | { readonly failed: true; readonly details: string };

/**
 * The outermost error boundary: catches what nobody else did, so that a fault of the app is a page and not a blank
 * screen. Shows and copies redacted details only, and sends nothing anywhere.
 */
export class LastResort extends Component<Props, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(error: unknown): State {
    return { failed: true, details: describeThrown(error) };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    this.setState({ failed: true, details: `${describeThrown(error)}\n${redact(info.componentStack ?? '')}`.trim() });
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <main id="main">
        <StopPage
          role="alert"
          title="Gatehouse has stopped"
          actions={
            <Button kind="primary" onClick={this.props.onReload}>
              Reload the page
            </Button>
          }
        >
          <p>
            This is a fault of the app, not of your account. Reloading keeps you signed in. If it happens again, give
            these details to whoever runs this app; tokens, names and queries are left out of them.
          </p>
          <CodeBlock label="details" text={this.state.details} />
        </StopPage>
      </main>
    );
  }
}

function describeThrown(error: unknown): string {
  if (!(error instanceof Error)) return 'Something was thrown that is no error';
  return redact(error.stack ?? `${error.name}: ${error.message}`);
}
