import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, Suspense, useEffect } from 'react';
import { cancelUnwatchedLists } from '../../defender/incident-queries.ts';
import type { IncidentSource } from '../../defender/incident-source.ts';
import { incidentsPath } from '../../navigation/routes.ts';
import { useRoute } from '../../navigation/use-route.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { IsDemoProvider } from '../../ui/use-is-demo.ts';
import { LetterKeysProvider } from '../../ui/use-letter-keys.ts';
import { useStore } from '../../ui/use-store.ts';
import { defaultViewOf } from '../context/default-view.ts';
import { toggleTheme } from '../context/preferences.ts';
import { useAppState } from '../context/use-app-state.ts';
import { ErrorBoundary } from '../crash/error-boundary.tsx';
import { ChunkFailureNotice } from './chunk-failure-notice.tsx';
import { keepPageOnChunkFailure } from './chunk-failures.ts';
import { NewVersionNotice } from './new-version-notice.tsx';
import type { PaletteAction } from './palette-commands.ts';
import { prefetchPages } from './prefetch-pages.ts';
import { Shell } from './shell.tsx';
import { ShellCommands } from './shell-commands.tsx';
import { useLastQueueView } from './use-last-queue-view.ts';

/** The shell around a page. Shows a skeleton while the page's chunk loads. `sourceOf` is `null` while signed out. */
export function ShellScreen(props: {
  layout: 'page' | 'fixed';
  sourceOf: (() => IncidentSource) | null;
  /** The session's actions, for the command palette. */
  actions: readonly PaletteAction[];
  end: ReactNode;
  notice: ReactNode;
  children: ReactNode;
}) {
  const { deployment, preferences, pageLoads, sessionStarter } = useAppState();
  const { canReload, reload } = pageLoads;
  const started = useStore(sessionStarter);
  const { letterKeys, views } = useStore(preferences);
  const lastQueueView = useLastQueueView(defaultViewOf(views));
  const { path } = useRoute();
  return (
    <LetterKeysProvider value={letterKeys}>
      <Shell
        isDemo={deployment.mode === 'demo'}
        hasFixedPage={props.layout === 'fixed'}
        incidentsPath={incidentsPath(lastQueueView)}
        commands={<ShellCommands sourceOf={props.sourceOf} actions={props.actions} lastQueueView={lastQueueView} />}
        end={props.end}
        notice={
          <>
            {props.notice}
            <ChunkFailureNotice onReload={reload} />
            {started !== null && (
              <NewVersionNotice newVersion={started.newVersion} canReload={canReload} onReload={reload} />
            )}
          </>
        }
        onToggleTheme={() => toggleTheme(preferences)}
      >
        <IsDemoProvider value={deployment.mode === 'demo'}>
          <ErrorBoundary place="page" resetKey={path} onReload={reload}>
            <Suspense fallback={<SkeletonRows rows={12} label="Loading the page" />}>
              {props.children}
              <AfterFirstPage canReload={canReload} />
            </Suspense>
          </ErrorBoundary>
        </IsDemoProvider>
      </Shell>
    </LetterKeysProvider>
  );
}

let hasShownPage = false;

/** Once a page is on screen, keeps it if a chunk fails to load, and prefetches the other pages. */
function AfterFirstPage(props: { canReload: () => Promise<boolean> }) {
  const client = useQueryClient();
  const { canReload } = props;
  useEffect(() => {
    if (hasShownPage) return;
    hasShownPage = true;
    keepPageOnChunkFailure(canReload);
    // The user may have left the queue before it was there.
    void cancelUnwatchedLists(client);
    void prefetchPages(client);
  }, [canReload, client]);
  return null;
}
