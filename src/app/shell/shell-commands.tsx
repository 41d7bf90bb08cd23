import { Search16Regular } from '@fluentui/react-icons/headless/svg/search';
import { Suspense, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { IncidentSource } from '../../defender/incident-source.ts';
import { incidentsPath, ROUTES } from '../../navigation/routes.ts';
import { useGoTo } from '../../navigation/use-go-to.ts';
import { SECOND_MS } from '../../std/time.ts';
import { useDocumentKeys } from '../../ui/use-document-keys.ts';
import { useStore } from '../../ui/use-store.ts';
import { toggleTheme } from '../context/preferences.ts';
import { useAppState } from '../context/use-app-state.ts';
import { lazyPage } from '../loading/lazy-page.tsx';
import { defaultViewOf } from './default-view.ts';
import { GO_TO_PAGES } from './go-to-pages.ts';
import type { PaletteAction } from './palette-commands.ts';
import css from './shell-commands.module.css';

const CommandPalette = lazyPage(
  () => import('./command-palette.tsx'),
  (module) => module.CommandPalette,
);
const KeyboardSheet = lazyPage(
  () => import('./keyboard-sheet.tsx'),
  (module) => module.KeyboardSheet,
);

/** How long the second letter of a `g` shortcut may take. */
const SECOND_LETTER_MS = 5 * SECOND_MS;

/** The button of the command palette, and the keyboard shortcuts of every page. Palette and shortcut list load when first opened. */
export function ShellCommands(props: { sourceOf: (() => IncidentSource) | null }) {
  const { preferences } = useAppState();
  const { letterKeys, views } = useStore(preferences);
  const goTo = useGoTo();
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null);
  const lastG = useRef(Number.NEGATIVE_INFINITY);
  const close = () => setOpen(null);
  const runAction = (action: PaletteAction) => {
    if (action === 'theme') toggleTheme(preferences);
    else if (action === 'letter-keys') preferences.change({ letterKeys: !letterKeys });
    else setOpen('keys');
  };

  useDocumentKeys((event) => {
    const isSecond = event.timeStamp - lastG.current < SECOND_LETTER_MS;
    lastG.current = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY;
    const page = isSecond ? GO_TO_PAGES.find(({ key }) => key === event.key) : undefined;
    if (page !== undefined) {
      event.preventDefault();
      goTo(page.path === ROUTES.incidents ? incidentsPath(defaultViewOf(views)) : page.path, { history: 'push' });
    } else if (event.key === '?') {
      event.preventDefault();
      setOpen('keys');
    }
  });
  const togglePalette = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    // Firefox focuses its search bar on Ctrl+K.
    event.preventDefault();
    const isOtherDialogOpen = open === null && document.querySelector('[role="dialog"]') !== null;
    if (!isOtherDialogOpen) setOpen(open === 'palette' ? null : 'palette');
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => togglePalette(event);
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
        onClick={() => setOpen('palette')}
      >
        <Search16Regular />
        <span className={css.name}>Search or run a command</span>
        <span className={css.keys} aria-hidden="true">
          <kbd>Ctrl K</kbd>
        </span>
      </button>
      <Suspense fallback={null}>
        {open === 'palette' ? (
          <CommandPalette source={props.sourceOf?.() ?? null} views={views} onAction={runAction} onClose={close} />
        ) : null}
        {open === 'keys' ? (
          <KeyboardSheet
            letterKeys={letterKeys}
            onLetterKeys={(isOn) => preferences.change({ letterKeys: isOn })}
            onClose={close}
          />
        ) : null}
      </Suspense>
    </>
  );
}
