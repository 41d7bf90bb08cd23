import { type ReactNode, Suspense } from 'react';
import type { IncidentSource } from '../../defender/incident-source.ts';
import { incidentsPath } from '../../navigation/routes.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { LetterKeysProvider } from '../../ui/use-letter-keys.ts';
import { useStore } from '../../ui/use-store.ts';
import { toggleTheme } from '../context/preferences.ts';
import { useAppState } from '../context/use-app-state.ts';
import { defaultViewOf } from './default-view.ts';
import { Shell } from './shell.tsx';
import { ShellCommands } from './shell-commands.tsx';

/** The shell around a page. Shows a skeleton while the page's chunk loads. `sourceOf` is `null` while signed out. */
export function ShellScreen(props: {
  layout: 'page' | 'fixed';
  sourceOf: (() => IncidentSource) | null;
  end: ReactNode;
  notice: ReactNode;
  children: ReactNode;
}) {
  const { deployment, preferences } = useAppState();
  const { letterKeys, views } = useStore(preferences);
  return (
    <LetterKeysProvider value={letterKeys}>
      <Shell
        isDemo={deployment.mode === 'demo'}
        hasFixedPage={props.layout === 'fixed'}
        incidentsPath={incidentsPath(defaultViewOf(views))}
        commands={<ShellCommands sourceOf={props.sourceOf} />}
        end={props.end}
        notice={props.notice}
        onToggleTheme={() => toggleTheme(preferences)}
      >
        <Suspense fallback={<SkeletonRows rows={12} label="Loading the page" />}>{props.children}</Suspense>
      </Shell>
    </LetterKeysProvider>
  );
}
