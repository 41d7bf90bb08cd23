import { Search16Regular } from '@fluentui/react-icons/headless/svg/search';
import { Suspense, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { IncidentSource } from '../../defender/incident-source.ts';
import { useGoTo } from '../../navigation/use-go-to.ts';
import { SECOND_MS } from '../../std/time.ts';
import { LiveRegion } from '../../ui/live-region.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useDocumentKeys } from '../../ui/use-document-keys.ts';
import { PAGE_COMMANDS } from '../../ui/use-page-commands.ts';
import { useStore } from '../../ui/use-store.ts';
import { toggleTheme } from '../context/preferences.ts';
import { useAppState } from '../context/use-app-state.ts';
import { lazyPage } from '../loading/lazy-page.tsx';
import { COMMAND_KEY } from './command-key.ts';
import { CommandPalette } from './command-palette.tsx';
import { goToPages } from './go-to-pages.ts';
import type { PaletteAction } from './palette-commands.ts';
import css from './shell-commands.module.css';

const KeyboardSheet = lazyPage(
  () => import('./keyboard-sheet.tsx'),
  (module) => module.KeyboardSheet,
);

/** How long the second letter of a `g` shortcut may take. */
const SECOND_LETTER_MS = 5 * SECOND_MS;

/** The button of the command palette, and the keyboard shortcuts of every page. `actions` are those of the session. */
export function ShellCommands(props: {
  sourceOf: (() => IncidentSource) | null;
  actions: readonly PaletteAction[];
  /** The search part of the queue's last view in this tab. */
  lastQueueView: string;
}) {
  const { preferences } = useAppState();
  const { letterKeys, timeZone, views } = useStore(preferences);
  const goTo = useGoTo();
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null);
  const lastG = useRef(Number.NEGATIVE_INFINITY);
  const close = () => setOpen(null);
  const pages = goToPages(props.lastQueueView);
  const [message, announce] = useState('');
  const { toast, showToast } = useToast();
  const pageCommands = useStore(PAGE_COMMANDS);
  const copyLink = () =>
    navigator.clipboard.writeText(window.location.href).then(
      () => showToast('Link copied'),
      () => announce('Link not copied: the browser blocked clipboard access.'),
    );
  const actions: readonly PaletteAction[] = [
    ...pageCommands.map(({ kind, ...command }) => ({ ...command, icon: kind })),
    { id: 'link', title: 'Copy link to this page', icon: 'link', run: () => void copyLink() },
    ...props.actions,
    { id: 'theme', title: 'Switch theme', icon: 'theme', run: () => toggleTheme(preferences) },
    {
      id: 'time-zone',
      title: timeZone === 'utc' ? 'Show times in local time' : 'Show times in UTC',
      icon: 'clock',
      run: () => preferences.change({ timeZone: timeZone === 'utc' ? 'local' : 'utc' }),
    },
    {
      id: 'keys',
      title: 'Show keyboard shortcuts',
      icon: 'keyboard',
      keys: letterKeys ? ['?'] : [],
      run: () => setOpen('keys'),
    },
    {
      id: 'letter-keys',
      title: letterKeys ? 'Turn off single-key shortcuts' : 'Turn on single-key shortcuts',
      icon: 'keyboard',
      run: () => preferences.change({ letterKeys: !letterKeys }),
    },
  ];

  useDocumentKeys((event) => {
    const isSecond = event.timeStamp - lastG.current < SECOND_LETTER_MS;
    lastG.current = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY;
    const page = isSecond ? pages.find(({ key }) => key === event.key) : undefined;
    if (page !== undefined) {
      event.preventDefault();
      goTo(page.path, { history: 'push' });
    } else if (event.key === '?') {
      event.preventDefault();
      setOpen('keys');
    }
  });
  const togglePalette = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'k' || !COMMAND_KEY.isPressed(event) || event.altKey || event.shiftKey) return;
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
        aria-keyshortcuts={`${COMMAND_KEY.name}+K`}
        aria-haspopup="dialog"
        onClick={() => setOpen('palette')}
      >
        <Search16Regular />
        <span className={css.name}>Search or run a command</span>
        <span className={css.keys} aria-hidden="true">
          <kbd>{COMMAND_KEY.label} K</kbd>
        </span>
      </button>
      {toast}
      <LiveRegion message={message} />
      {open === 'palette' ? (
        <CommandPalette
          source={props.sourceOf?.() ?? null}
          pages={pages}
          views={views}
          actions={actions}
          onClose={close}
        />
      ) : null}
      <Suspense fallback={null}>
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
