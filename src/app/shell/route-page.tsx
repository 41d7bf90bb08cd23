import { createContext, type ReactNode, type RefObject, use, useEffect, useRef } from 'react';
import { useRoute } from '../../navigation/use-route.ts';
import { useAppState } from '../context/use-app-state.ts';
import css from './route-page.module.css';

/** The id that `PageHeading` sets. */
const HEADING_ID = 'page-heading';

const LastPathContext = createContext<RefObject<string | null> | null>(null);

/** Remembers the path of the last page, so that `RoutePage` doesn't move the focus on the first page of a visit. */
export function RouteFocusProvider(props: { children: ReactNode }) {
  const lastPath = useRef<string | null>(null);
  return <LastPathContext value={lastPath}>{props.children}</LastPathContext>;
}

/**
 * Sets the document title and, after a navigation, moves the focus to the page's heading, unless the focus is in a dialog
 * or a page that has just mounted has taken it, for example to restore the focus after Back.
 * Render it inside the same Suspense boundary as the page, so that the heading exists when it runs.
 */
export function RoutePage(props: { title: string; children: ReactNode }) {
  const { deployment } = useAppState();
  const lastPath = use(LastPathContext);
  const { path } = useRoute();
  const container = useRef<HTMLDivElement>(null);
  const title = [
    ...(deployment.mode === 'demo' ? ['Demo data'] : []),
    ...(props.title === '' ? [] : [props.title]),
    'Gatehouse',
  ].join(' · ');

  useEffect(() => {
    document.title = title;
  }, [title]);

  const isMounted = useRef(false);
  useEffect(() => {
    const hasTakenFocus = !isMounted.current && container.current?.contains(document.activeElement) === true;
    isMounted.current = true;
    if (lastPath === null) return;
    const hasNavigated = lastPath.current !== null && lastPath.current !== path;
    lastPath.current = path;
    // A page that loads late must not take the focus out of a dialog that the user has opened since.
    if (!hasNavigated || hasTakenFocus || document.activeElement?.closest('[role="dialog"], dialog')) return;
    const heading = document.getElementById(HEADING_ID);
    (heading ?? container.current?.closest('main'))?.focus();
  }, [path, lastPath]);

  return (
    <div ref={container} className={css.page}>
      {props.children}
    </div>
  );
}
