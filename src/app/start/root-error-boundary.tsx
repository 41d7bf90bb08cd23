import { Component, type ComponentType, type ErrorInfo, type ReactNode } from 'react';
import { whenLoaded } from '../loading/when-loaded.ts';

/** What the page of the last resort is given. Nothing of it is shown before it was redacted. */
export type Fault = { readonly error: unknown; readonly componentStack: string };

type Props = { readonly onReload: () => void; readonly children: ReactNode };
type State = {
  readonly fault: Fault | null;
  /** The page with the details. Loaded when it is needed, so a bare one stands in for it, and stays if it cannot come. */
  readonly page: ComponentType<{ fault: Fault; onReload: () => void }> | null;
};

/**
 * The outermost error boundary: catches what nobody else did, so that a fault of the app is a page and not a blank
 * screen. Sends nothing anywhere.
 */
export class RootErrorBoundary extends Component<Props, State> {
  override state: State = { fault: null, page: null };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { fault: { error, componentStack: '' } };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    this.setState({ fault: { error, componentStack: info.componentStack ?? '' } });
    whenLoaded(import('./crash-page.tsx')).then(
      ({ CrashPage }) => this.setState({ page: CrashPage }),
      () => undefined,
    );
  }

  override render(): ReactNode {
    const { fault, page: Page } = this.state;
    if (fault === null) return this.props.children;
    if (Page !== null) return <Page fault={fault} onReload={this.props.onReload} />;
    return (
      <main id="main" role="alert">
        <h1>Gatehouse has stopped</h1>
        <button type="button" onClick={this.props.onReload}>
          Reload the page
        </button>
      </main>
    );
  }
}
