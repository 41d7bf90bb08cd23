import { type ReactNode, Suspense } from 'react';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { Shell } from './shell.tsx';
import { useAppContext } from './use-app-context.ts';

/** The shell around a page. While the page's own files are on their way, its place shows bones. */
export function ShellScreen(props: { fixed: boolean; end: ReactNode; notice: ReactNode; children: ReactNode }) {
  const { wiring } = useAppContext();
  return (
    <Shell demo={wiring.mode === 'demo'} fixed={props.fixed} end={props.end} notice={props.notice}>
      <Suspense fallback={<SkeletonRows rows={12} label="Loading the page" />}>{props.children}</Suspense>
    </Shell>
  );
}
