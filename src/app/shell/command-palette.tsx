import { Search16Regular } from '@fluentui/react-icons/headless/svg/search';
import { useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { IncidentSource } from '../../defender/incident-source.ts';
import { useGoTo } from '../../navigation/use-go-to.ts';
import { createLazyModule } from '../../ui/lazy-module.ts';
import { useLetterKeys } from '../../ui/use-letter-keys.ts';
import { useStore } from '../../ui/use-store.ts';
import { whenLoaded } from '../loading/when-loaded.ts';
import { CommandOption } from './command-option.tsx';
import css from './command-palette.module.css';
import type { Command, CommandSources, PaletteAction } from './palette-commands.ts';

/** Finding commands takes code of the queue. It loads on demand, while the user already types. */
const COMMAND_FINDER = createLazyModule(() => whenLoaded(() => import('./find-commands.ts')));

/**
 * Searches pages, views, loaded incidents and actions. The field is in the document and focused as soon as the palette
 * renders, so that no key press is lost. The search text stays in the browser. `source` is the source of the incidents, or
 * `null` while signed out.
 */
export function CommandPalette(props: {
  source: IncidentSource | null;
  pages: CommandSources['pages'];
  /** The user's saved views, as stored. */
  views: unknown;
  actions: readonly PaletteAction[];
  onClose: () => void;
}) {
  const { source, pages, views, actions } = props;
  const goTo = useGoTo();
  const client = useQueryClient();
  const letterKeys = useLetterKeys();
  const finder = useStore(COMMAND_FINDER);
  const [text, setText] = useState('');
  const [highlightedIndex, setHighlightedIndex] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useEffect(COMMAND_FINDER.fetch, []);
  useLayoutEffect(() => {
    const element = dialog.current;
    const opener = document.activeElement;
    element?.showModal();
    field.current?.focus();
    return () => {
      element?.close();
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  const groups = finder?.findCommands(text, { pages, letterKeys, actions, client, source, views }) ?? [];
  const commands = groups.flatMap(({ items }) => items);
  const highlighted = commands[highlightedIndex];
  useLayoutEffect(() => {
    list.current?.querySelector('[data-highlighted]')?.scrollIntoView({ block: 'nearest' });
  });
  const choose = ({ target }: Command) => {
    props.onClose();
    if ('path' in target) goTo(target.path, { history: 'push' });
    else target.run();
  };
  const handleKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && commands.length > 0) {
      event.preventDefault();
      setHighlightedIndex((highlightedIndex + step + commands.length) % commands.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (highlighted !== undefined) choose(highlighted);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      props.onClose();
    }
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click on the backdrop; Escape does the same
    <dialog
      ref={dialog}
      className={css.palette}
      aria-label="Command palette"
      onCancel={props.onClose}
      onClick={(event) => event.target === dialog.current && props.onClose()}
    >
      <div className={css.input}>
        <Search16Regular aria-hidden="true" />
        <input
          ref={field}
          role="combobox"
          aria-label="Search or run a command"
          aria-expanded={commands.length > 0}
          aria-controls="palette-commands"
          aria-autocomplete="list"
          aria-activedescendant={highlighted === undefined ? undefined : optionId(highlightedIndex)}
          placeholder="Search incidents or run a command"
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setHighlightedIndex(0);
          }}
          onKeyDown={handleKey}
        />
        <span aria-hidden="true">
          <kbd>Esc</kbd>
        </span>
      </div>
      <div role="status">
        {finder === null ? <p className={css.empty}>Loading commands</p> : null}
        {finder !== null && commands.length === 0 ? <p className={css.empty}>No results</p> : null}
      </div>
      <div className={css.list} id="palette-commands" role="listbox" aria-label="Commands" ref={list}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options, not of form fields
          <div key={group.value} role="group" aria-label={group.value}>
            <div className={css.group} aria-hidden="true">
              {group.value}
            </div>
            {group.items.map((command) => {
              const index = commands.indexOf(command);
              return (
                <CommandOption
                  key={command.id}
                  id={optionId(index)}
                  command={command}
                  text={text}
                  isHighlighted={index === highlightedIndex}
                  onPoint={() => setHighlightedIndex(index)}
                  onChoose={() => choose(command)}
                />
              );
            })}
          </div>
        ))}
      </div>
      <p className={css.foot}>
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> move
        </span>
        <span>
          <kbd>Enter</kbd> go
        </span>
        <span className={css.privacy}>Searches stay in your browser</span>
      </p>
    </dialog>
  );
}

function optionId(index: number): string {
  return `palette-command-${index}`;
}
