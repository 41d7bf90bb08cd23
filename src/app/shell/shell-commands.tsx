import { Search16Regular } from '@fluentui/react-icons/headless/svg/search';
import { lazy, Suspense, useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react';
import type { IncidentSource } from '../../defender/incident-source.ts';
import { incidentsPath, ROUTES } from '../../navigation/routes.ts';
import { useGoTo } from '../../navigation/use-go-to.ts';
import { SECOND_MS } from '../../std/time.ts';
import { useDocumentKeys } from '../../ui/use-document-keys.ts';
import { useAppContext } from '../context/use-app-context.ts';
import { whenLoaded } from '../loading/when-loaded.ts';
import { defaultViewOf } from './default-view.ts';
import { GO_TO_PAGES } from './go-to-pages.ts';
import type { PaletteAction } from './palette-commands.ts';
import css from './shell-commands.module.css';
import { toggleTheme } from './toggle-theme.ts';

const CommandPalette = lazy(async () => ({
  default: (await whenLoaded(import('./command-palette.tsx'))).CommandPalette,
}));
const KeyboardSheet = lazy(async () => ({
  default: (await whenLoaded(import('./keyboard-sheet.tsx'))).KeyboardSheet,
}));

/** How long after `g` its second letter still counts. */
const SECOND_LETTER_MS = 5 * SECOND_MS;

/** The button of the palette, and the keys that act on every page. What they open comes in files of its own, when asked for. */
export function ShellCommands(props: { sourceOf: (() => IncidentSource) | null }) {
  const { preferences } = useAppContext();
  const { letterKeys, views } = useSyncExternalStore(preferences.subscribe, preferences.state);
  const goTo = useGoTo();
  const [opened, setOpened] = useState<'palette' | 'keys' | null>(null);
  const pressedG = useRef(Number.NEGATIVE_INFINITY);
  const close = () => setOpened(null);
  const act = (what: PaletteAction) => {
    if (what === 'theme') toggleTheme(preferences);
    else if (what === 'letter-keys') preferences.change({ letterKeys: !letterKeys });
    else setOpened('keys');
  };

  useDocumentKeys((event) => {
    const isSecond = event.timeStamp - pressedG.current < SECOND_LETTER_MS;
    pressedG.current = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY;
    const page = isSecond ? GO_TO_PAGES.find(({ key }) => key === event.key) : undefined;
    if (page !== undefined) {
      event.preventDefault();
      goTo(page.path === ROUTES.incidents ? incidentsPath(defaultViewOf(views)) : page.path, { history: 'push' });
    } else if (event.key === '?') {
      event.preventDefault();
      setOpened('keys');
    }
  });
  const hearPalette = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    // The browser's own search bar would open.
    event.preventDefault();
    const isInOther = opened === null && document.querySelector('[role="dialog"]') !== null;
    if (!isInOther) setOpened(opened === 'palette' ? null : 'palette');
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => hearPalette(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);

  return (
    <>
      <button
        type="button"
        className={css.button}
        aria-keyshortcuts="Control+K"
        aria-haspopup="dialog"
        onClick={() => setOpened('palette')}
      >
        <Search16Regular />
        <span className={css.name}>Go to or do</span>
        <span className={css.keys} aria-hidden="true">
          <kbd>Ctrl K</kbd>
        </span>
      </button>
      <Suspense fallback={null}>
        {opened === 'palette' ? (
          <CommandPalette source={props.sourceOf?.() ?? null} views={views} onAct={act} onClose={close} />
        ) : null}
        {opened === 'keys' ? (
          <KeyboardSheet
            lettersAct={letterKeys}
            onLettersAct={(lettersAct) => preferences.change({ letterKeys: lettersAct })}
            onClose={close}
          />
        ) : null}
      </Suspense>
    </>
  );
}
