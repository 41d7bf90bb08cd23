import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { leftForSignOut } from '../../access/sign-in-traces.ts';
import { Router } from '../../navigation/router.tsx';
import { QUEUE_FRAGMENT } from '../../navigation/routes.ts';
import { ClockProvider } from '../../ui/clock-provider.tsx';
import { requestedDemo } from '../../ui/demo-scenarios.ts';
import type { Configuration } from '../configuration/configuration.ts';
import { fetchConfiguration, readConfiguration } from '../configuration/fetch-configuration.ts';
import { createApiChoice } from '../context/api-choice.ts';
import { createDemoMode, type DemoMode } from '../context/demo-mode.ts';
import { createBrowserEnvironment, type Environment } from '../context/environment.ts';
import { applyTheme, createPreferenceStore } from '../context/preferences.ts';
import { createSessionStarter } from '../context/session-starter.ts';
import { type AppState, AppStateProvider } from '../context/use-app-state.ts';
import { liveWiring } from '../context/wiring.ts';
import { ErrorBoundary, importCrashPage } from '../crash/error-boundary.tsx';
import { reportError, watchErrors } from '../crash/report-errors.ts';
import { preloadFiles } from '../loading/preload-files.ts';
import { watchChunks } from '../loading/watch-chunks.ts';
import { whenLoaded } from '../loading/when-loaded.ts';
import { firstPaint, importLanding, importStopPages, prefetchQueue, prefetchSignIn } from './prefetch.ts';
import { Start } from './start.tsx';

/** Starts the app in the page: reads the configuration, composes the live app or the demo, renders the first screen. */
export async function startApp(): Promise<void> {
  const container = document.getElementById('root');
  if (container === null) throw new Error('index.html has no #root element');
  if (window.top !== window.self) {
    // Clickjacking: some hosts cannot send `frame-ancestors`, so the app refuses to run in a frame.
    container.textContent = 'Gatehouse can’t run inside another page. Open it in its own tab.';
    revealScreen('shell');
    return;
  }
  const environment = createBrowserEnvironment();
  watchErrors(window);
  const report = (error: unknown, { componentStack = '' }: { readonly componentStack?: string | undefined }) =>
    void reportError({ error, componentStack });
  const root = createRoot(container, { onCaughtError: report, onUncaughtError: report });
  const reload = () => environment.location.reload();

  // A prefetch can fail during start-up; never render over the failure page.
  let hasFailed = false;
  const render = (page: ReactNode) => {
    if (!hasFailed) root.render(page);
  };
  watchChunks({
    store: environment.sessionStorage,
    canReload: environment.canReload,
    onFailure: async () => {
      hasFailed = true;
      const loaded = await importStopPages();
      root.render(
        loaded ? <loaded.STOP_PAGES.ChunkFailurePage onReload={reload} /> : <h1>Part of the app couldn’t be loaded</h1>,
      );
    },
  });

  try {
    await renderApp({ environment, container, render, hasFailed: () => hasFailed });
  } catch (error) {
    const crash = { error, componentStack: '' };
    void reportError(crash);
    const { CrashPage } = await whenLoaded(importCrashPage);
    revealScreen('shell');
    render(<CrashPage place="app" crash={crash} onReload={reload} />);
  }
}

/** Reads the configuration, composes the app and renders its first screen, or the page that replaces it. */
async function renderApp(page: {
  readonly environment: Environment;
  readonly container: HTMLElement;
  readonly render: (page: ReactNode) => void;
  readonly hasFailed: () => boolean;
}): Promise<void> {
  const { environment, container, render } = page;
  const { location, addresses } = environment;
  const reload = () => location.reload();
  // A signed-in user waits for all of these chunks, so load them in parallel with the configuration.
  if (document.documentElement.dataset.start === 'shell' && QUEUE_FRAGMENT.test(location.hash)) {
    preloadFiles('queue', document);
    void prefetchQueue();
  } else if (document.documentElement.dataset.start === 'shell') void prefetchSignIn();
  // The HTML contains the landing page, so everything else can wait until it has painted.
  const painted = container.querySelector('.start-landing') === null ? Promise.resolve() : firstPaint();
  if (document.documentElement.dataset.start === 'landing') void painted.then(importLanding);
  const fetched = await fetchConfiguration(environment.fetch, addresses.configurationFile);
  const showsLanding = document.documentElement.dataset.start === 'landing';
  if (showsLanding) await painted;
  const configuration = await readConfiguration(fetched);
  if (!configuration.ok) {
    const { ConfigurationErrorPage } = (await whenLoaded(importStopPages)).STOP_PAGES;
    revealScreen('shell');
    const { problem: problems } = configuration;
    const { configurationFile } = addresses;
    render(<ConfigurationErrorPage problems={problems} configurationFile={configurationFile} onReload={reload} />);
    return;
  }

  const demoMode = createDemoMode({ store: environment.sessionStore, location });
  const requested = requestedDemo(location.search);
  if (requested !== null && configuration.value.offersDemo && demoMode.scenario(configuration.value) === null) {
    const { UnknownScenarioPage } = (await whenLoaded(importStopPages)).STOP_PAGES;
    revealScreen('shell');
    render(<UnknownScenarioPage requested={requested} />);
    return;
  }
  const state = await composeApp({ environment, demoMode, deployed: configuration.value, render });
  const screen = revealScreen(document.documentElement.dataset.start === 'landing' ? 'landing' : 'shell');
  // Every page but the landing page waits for the session, so start it before the first render. The page reports a failure.
  if (screen === 'shell') state.sessionStarter.start().catch(() => undefined);
  const landing = screen === 'landing' ? await whenLoaded(importLanding) : null;
  const entersDemo = demoMode.enteredDemo() && state.deployment.mode === 'demo';
  render(
    <StrictMode>
      <ErrorBoundary place="app" onReload={reload}>
        <AppStateProvider value={state}>
          <ClockProvider clock={environment.clock}>
            <Router>
              <Start Landing={landing?.Landing ?? null} entersDemo={entersDemo} />
            </Router>
          </ClockProvider>
        </AppStateProvider>
      </ErrorBoundary>
    </StrictMode>,
  );
  if (!page.hasFailed())
    await startOrPrefetchSession({ state, demoMode, environment, entersDemo, hasLanding: landing !== null });
}

/** Creates the state of the app, live or demo. */
async function composeApp(options: {
  readonly environment: Environment;
  readonly demoMode: DemoMode;
  readonly deployed: Configuration;
  readonly render: (page: ReactNode) => void;
}): Promise<AppState> {
  const { environment, demoMode, deployed } = options;
  const { addresses, location } = environment;
  const scenario = demoMode.scenario(deployed);
  const mode = scenario === null ? 'live' : 'demo';
  if (demoMode.changesMode(mode)) {
    const { changeMode } = await whenLoaded(() => import('./change-mode.tsx'));
    await changeMode({ ...options, mode, importStopPages });
  }
  const wiring =
    scenario === null
      ? liveWiring(deployed, environment.fetch)
      : (await whenLoaded(importDemoWiring)).createDemoWiring({ ...environment, scenario });
  const { configuration } = wiring;

  const preferences = createPreferenceStore(environment.localStore);
  preferences.subscribe(() => applyTheme(preferences.state().theme));
  const apiChoice = createApiChoice({ store: environment.sessionStore, mode, configured: configuration.api });
  const sessionStarter = createSessionStarter({ wiring, environment, apiChoice, preferences });
  const exploreDemo = async () => {
    if (mode === 'demo') {
      const { session } = await sessionStarter.start();
      await session?.signIn().catch(() => undefined);
      return;
    }
    // The landing page shows the progress: after the page load, only the browser could.
    await Promise.all([whenLoaded(importDemoWiring), prefetchSignIn()]);
    demoMode.enterDemo();
    await new Promise<void>(environment.onPageRestored);
  };
  return {
    deployment: { mode, configuration, deployed, addresses },
    preferences,
    apiChoice,
    sessionStarter,
    pageLoads: {
      exploreDemo,
      leaveDemo: demoMode.leaveDemo,
      reload: () => location.reload(),
      canReload: environment.canReload,
    },
  };
}

/**
 * Starts the session if a redirect or `Explore the demo` loaded this page, or if sign-in cannot work here: the started session
 * confirms a sign-out and explains a failure. Otherwise only loads its chunks.
 */
async function startOrPrefetchSession(page: {
  readonly state: AppState;
  readonly demoMode: DemoMode;
  readonly environment: Pick<Environment, 'isSecureContext' | 'sessionStorage'>;
  readonly entersDemo: boolean;
  /** Whether the landing page shows. Every other page has started the session. */
  readonly hasLanding: boolean;
}): Promise<void> {
  const { demoMode, environment } = page;
  const { sessionStarter, deployment } = page.state;
  const canSignIn = environment.isSecureContext && environment.sessionStorage !== null;
  if (page.entersDemo) {
    const { session } = await sessionStarter.start();
    await session?.signIn().catch(() => undefined);
  } else if (demoMode.leftForSignIn() || leftForSignOut(environment.sessionStorage) || !canSignIn) {
    void firstPaint().then(sessionStarter.start);
  } else if (page.hasLanding && deployment.configuration.clientId !== null) void firstPaint().then(prefetchSignIn);
}

function importDemoWiring() {
  return import('../context/demo-wiring.ts');
}

/** Shows one of the two static screens, even if the first script failed to load. */
function revealScreen(screen: 'landing' | 'shell'): 'landing' | 'shell' {
  document.documentElement.dataset.start = screen;
  return screen;
}
