import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Router } from '../../navigation/router.tsx';
import { ClockProvider } from '../../ui/clock-provider.tsx';
import { fetchConfiguration, readConfiguration } from '../configuration/fetch-configuration.ts';
import { pageAddresses } from '../configuration/page-addresses.ts';
import { browserEffects } from '../context/browser-effects.ts';
import { createAppContext } from '../context/create-app-context.ts';
import { createDemoMode } from '../context/demo-mode.ts';
import { askedDemo } from '../context/demo-scenario.ts';
import { createRequestLog } from '../context/request-log.ts';
import { AppContextProvider } from '../context/use-app-context.ts';
import { liveWiring } from '../context/wiring.ts';
import { watchChunks } from '../loading/watch-chunks.ts';
import { whenLoaded } from '../loading/when-loaded.ts';
import { ChunkFailure } from './chunk-failure.tsx';
import { firstPaint } from './first-paint.ts';
import { loadSessionRoot } from './load-session-root.ts';
import { RootErrorBoundary } from './root-error-boundary.tsx';
import { Start } from './start.tsx';

/** Fragments that lead to the queue. */
const QUEUE = /^(#\/?(incidents)?)?(\?|$)/;

/** Starts the app in the page: configuration, then live or demo wiring, then the first screen. */
export async function startApp(): Promise<void> {
  const place = document.getElementById('root');
  if (place === null) throw new Error('index.html has no place for the app');
  if (window.top !== window.self) {
    // Hosts that cannot send `frame-ancestors` leave this to us: nothing runs inside somebody else's page.
    place.textContent = 'Gatehouse does not run inside another page. Open it by itself.';
    revealPage('shell');
    return;
  }
  const root = createRoot(place);
  const addresses = pageAddresses(location.href);
  const effects = browserEffects(addresses.configurationFile);

  let isExplained = false;
  const render = (page: ReactNode) => {
    if (!isExplained) root.render(page);
  };
  watchChunks(effects.storage.session, () => {
    render(<ChunkFailure onReload={() => location.reload()} />);
    // A file that was asked for ahead may be missed while the start is under way: nothing of it is shown over that.
    isExplained = true;
  });

  // Whoever may be signed in waits for all of it: it is asked for at once and beside the configuration, not one by one.
  if (document.documentElement.dataset.start === 'shell' && QUEUE.test(location.hash)) void prefetchQueue();
  const fetched = await fetchConfiguration(effects.fetch, addresses.configurationFile);
  // Where the landing stands in the HTML, whatever the app is made of can wait until it was seen.
  const showsLanding = document.documentElement.dataset.start === 'landing';
  if (showsLanding && place.querySelector('.start-landing') !== null) await firstPaint();
  const configuration = await readConfiguration(fetched);
  if (!configuration.ok) {
    const { ConfigurationErrorPage } = await whenLoaded(import('./configuration-error-page.tsx'));
    revealPage('shell');
    render(
      <ConfigurationErrorPage
        problems={configuration.problem}
        configurationFile={addresses.configurationFile}
        onReload={() => location.reload()}
      />,
    );
    return;
  }

  const travel = createDemoMode(effects.sessionStore, location);
  const scenario = travel.scenario(configuration.value);
  const asked = askedDemo(location.search);
  if (scenario === null && asked !== null && configuration.value.offersDemo) {
    const { UnknownScenarioPage } = await whenLoaded(import('./unknown-scenario-page.tsx'));
    revealPage('shell');
    render(<UnknownScenarioPage asked={asked} />);
    return;
  }
  if (travel.changesMode(scenario)) {
    const { forgetSignIn } = await whenLoaded(import('../../access/forget-sign-in.ts'));
    forgetSignIn(effects.storage.session);
  }
  const wired =
    scenario === null
      ? liveWiring(configuration.value, effects.fetch)
      : (await whenLoaded(import('../context/demo-wiring.ts'))).createDemoWiring({ ...effects, scenario, addresses });
  const requests = createRequestLog(wired.fetch, effects.clock);
  const wiring = { ...wired, fetch: requests.fetch };
  const adminConsent = await travel.takeAdminConsent();
  const app = createAppContext(wiring, configuration.value, addresses, effects, travel, requests, adminConsent);
  const screen = revealPage(document.documentElement.dataset.start === 'landing' ? 'landing' : 'shell');

  render(
    <StrictMode>
      <RootErrorBoundary onReload={app.reload}>
        <AppContextProvider value={app}>
          <ClockProvider clock={effects.clock}>
            <Router>
              <Start screen={screen} />
            </Router>
          </ClockProvider>
        </AppContextProvider>
      </RootErrorBoundary>
    </StrictMode>,
  );
  if (isExplained) return;
  if (travel.enteredDemo() && scenario !== null)
    await (await app.starter.start()).session?.signIn().catch(() => undefined);
  else if (travel.leftForSignIn() || app.adminConsent !== null) void firstPaint().then(app.starter.start);
  else if (wiring.configuration.clientId !== null) void firstPaint().then(prefetchSession);
}

/** Makes sure something is seen even where the first script could not be loaded. */
function revealPage(screen: 'landing' | 'shell'): 'landing' | 'shell' {
  document.documentElement.dataset.start = screen;
  return screen;
}

async function prefetchQueue(): Promise<void> {
  await Promise.all([prefetchSession(), import('./prefetch-incidents.ts').then((files) => files?.prefetchIncidents())]);
}

/** So that a press of `Sign in` leaves at once: the files are there, nothing is started. */
async function prefetchSession(): Promise<void> {
  await Promise.all([
    loadSessionRoot(),
    import('../context/begin-session.ts'),
    import('../../access/start-session.ts'),
  ]);
}
