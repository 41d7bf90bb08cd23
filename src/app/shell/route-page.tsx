import { type ReactNode, useEffect, useRef } from 'react';
import { useRoute } from '../../navigation/use-route.ts';
import { useAppContext } from '../context/use-app-context.ts';
import css from './route-page.module.css';

/** The heading of a page, as `PageHeading` marks it. */
const HEADING_ID = 'page-heading';

/** The path of the page last shown: the first page of a visit must not take the focus from the address bar. */
let lastPath: string | null = null;

/**
 * Sets the document's title and, after a move from another page, puts the focus on the page's heading, unless it is in a
 * dialog by then. Stands inside the same Suspense boundary as the page, so it acts once the page is there.
 */
export function RoutePage(props: { title: string; children: ReactNode }) {
  const { wiring } = useAppContext();
  const { path } = useRoute();
  const place = useRef<HTMLDivElement>(null);
  const title = [
    ...(wiring.mode === 'demo' ? ['Demo data'] : []),
    ...(props.title === '' ? [] : [props.title]),
    'Gatehouse',
  ];
  const titleText = title.join(' · ');

  useEffect(() => {
    document.title = titleText;
  }, [titleText]);

  useEffect(() => {
    const moved = lastPath !== null && lastPath !== path;
    lastPath = path;
    // Who has opened a dialog since is there now; a page that comes late may not take them out of it.
    if (!moved || document.activeElement?.closest('[role="dialog"]')) return;
    const heading = document.getElementById(HEADING_ID);
    (heading ?? place.current?.closest('main'))?.focus();
  }, [path]);

  return (
    <div ref={place} className={css.page}>
      {props.children}
    </div>
  );
}
