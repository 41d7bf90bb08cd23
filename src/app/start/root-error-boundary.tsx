import { Component, type ComponentType, type ErrorInfo, type ReactNode } from 'react';
import type { Crash } from './crash-page.tsx';
import { importStopPages } from './prefetch.ts';

type Props = { readonly onReload: () => void; readonly children: ReactNode };
type State = {
  readonly crash: Crash | null;
  /** The page with the details. It loads on demand, and a minimal page replaces it until then. */
  readonly page: ComponentType<{ crash: Crash; onReload: () => void }> | null;
};

/** The outermost error boundary: shows an uncaught error as a page instead of a blank screen. Sends no report. */
export class RootErrorBoundary extends Component<Props, State> {
  override state: State = { crash: null, page: null };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { crash: { error, componentStack: '' } };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    this.setState({ crash: { error, componentStack: info.componentStack ?? '' } });
    importStopPages().then(
      // `undefined` if the chunk failed to load.
      (module) => module && this.setState({ page: module.STOP_PAGES.CrashPage }),
      () => undefined,
    );
  }

  override render(): ReactNode {
    const { crash, page: Page } = this.state;
    if (crash === null) return this.props.children;
    if (Page !== null) return <Page crash={crash} onReload={this.props.onReload} />;
    return (
      <main id="main" role="alert">
        <h1>Gatehouse has crashed</h1>
        <button type="button" onClick={this.props.onReload}>
          Reload the page
        </button>
      </main>
    );
  }
}
