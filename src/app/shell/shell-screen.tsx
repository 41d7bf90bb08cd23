import { type ReactNode, Suspense, useSyncExternalStore } from 'react';
import type { IncidentSource } from '../../defender/incident-source.ts';
import { incidentsPath } from '../../navigation/routes.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { LetterKeysProvider } from '../../ui/use-letter-keys.ts';
import { useAppContext } from '../context/use-app-context.ts';
import { defaultViewOf } from './default-view.ts';
import { Shell } from './shell.tsx';
import { ShellCommands } from './shell-commands.tsx';

/** The shell around a page. While the page's own files are on their way, its place shows bones. `sourceOf` is `null` while nobody is signed in. */
export function ShellScreen(props: {
  fixed: boolean;
  sourceOf: (() => IncidentSource) | null;
  end: ReactNode;
  notice: ReactNode;
  children: ReactNode;
}) {
  const { wiring, preferences } = useAppContext();
  const { letterKeys, views } = useSyncExternalStore(preferences.subscribe, preferences.state);
  return (
    <LetterKeysProvider value={letterKeys}>
      <Shell
        demo={wiring.mode === 'demo'}
        fixed={props.fixed}
        incidents={incidentsPath(defaultViewOf(views))}
        commands={<ShellCommands sourceOf={props.sourceOf} />}
        end={props.end}
        notice={props.notice}
      >
        <Suspense fallback={<SkeletonRows rows={12} label="Loading the page" />}>{props.children}</Suspense>
      </Shell>
    </LetterKeysProvider>
  );
}
