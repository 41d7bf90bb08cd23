import { Component, type ComponentType, type ErrorInfo, type ReactNode } from 'react';
import type { CrashPageProps } from './crash-page.tsx';
import type { Crash } from './describe-crash.ts';

type Props = {
  /** `app` replaces the whole app, and `page` only the page inside the shell. */
  readonly place: CrashPageProps['place'];
  /** Renders the children again when it changes: the path of the page. */
  readonly resetKey?: string;
  readonly onReload: () => void;
  readonly children: ReactNode;
};

type State = {
  readonly crash: Crash | null;
  /** The page with the details. It loads on demand, and a minimal page replaces it until then. */
  readonly page: ComponentType<CrashPageProps> | null;
};

/** Loads the page with the details. Resolves to `undefined` if that fails. */
export function importCrashPage(): Promise<typeof import('./crash-page.tsx') | undefined> {
  return import('./crash-page.tsx');
}

/** Shows an uncaught error as a page instead of a blank screen. Sends no report. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { crash: null, page: null };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { crash: { error, componentStack: '' } };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    this.setState({ crash: { error, componentStack: info.componentStack ?? '' } });
    importCrashPage().then(
      (module) => module && this.setState({ page: module.CrashPage }),
      () => undefined,
    );
  }

  override componentDidUpdate(previous: Props): void {
    if (previous.resetKey !== this.props.resetKey && this.state.crash !== null) this.setState({ crash: null });
  }

  override render(): ReactNode {
    const { crash, page: Page } = this.state;
    const { place, onReload } = this.props;
    if (crash === null) return this.props.children;
    if (Page !== null) return <Page place={place} crash={crash} onReload={onReload} />;
    return (
      <div role="alert">
        <h1>{place === 'app' ? 'Gatehouse has crashed' : 'This page has crashed'}</h1>
        <button type="button" onClick={onReload}>
          Reload the page
        </button>
      </div>
    );
  }
}
