import { Autocomplete } from '@base-ui/react/autocomplete';
import { Search16Regular } from '@fluentui/react-icons/headless/svg/search';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { incidentListQuery } from '../../defender/incident-queries.ts';
import type { IncidentSource } from '../../defender/incident-source.ts';
import { BUILT_IN_VIEWS, HYGIENE_VIEWS } from '../../incidents/views/built-in-views.ts';
import { viewSearch } from '../../incidents/views/queue-view.ts';
import { parseViewSettings } from '../../incidents/views/saved-views.ts';
import { incidentPath, incidentsPath } from '../../navigation/routes.ts';
import { useGoTo } from '../../navigation/use-go-to.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { useLetterKeys } from '../../ui/use-letter-keys.ts';
import css from './command-palette.module.css';
import { GO_TO_PAGES } from './go-to-pages.ts';
import {
  type Command,
  type CommandGroup,
  type CommandSources,
  commandsFor,
  type PaletteAction,
} from './palette-commands.ts';

/**
 * Searches pages, views, loaded incidents and actions. `source` is the source of the incidents, or `null` while signed out.
 * The search text stays in the browser.
 */
export function CommandPalette(props: {
  source: IncidentSource | null;
  /** The user's saved views, as stored. */
  views: unknown;
  onAction: (action: PaletteAction) => void;
  onClose: () => void;
}) {
  const { source } = props;
  const goTo = useGoTo();
  const client = useQueryClient();
  const letterKeys = useLetterKeys();
  const [text, setText] = useState('');
  const sources: CommandSources = {
    pages: GO_TO_PAGES,
    views: source === null ? [] : viewsOf(props.views),
    incidents: source === null ? [] : (client.getQueryData(incidentListQuery(source).queryKey)?.incidents ?? []),
    incidentPath: source === null ? null : incidentPath,
    tenantId: source?.tenantId ?? null,
    letterKeys,
  };
  const choose = ({ target }: Command) => {
    props.onClose();
    if ('path' in target) goTo(target.path, { history: 'push' });
    else props.onAction(target.action);
  };
  return (
    <Dialog open size="bare" title="Command palette" onClose={props.onClose}>
      <Autocomplete.Root
        open
        inline
        items={commandsFor(text, sources)}
        filter={null}
        value={text}
        onValueChange={setText}
        itemToStringValue={(command: Command) => command.title}
        autoHighlight="always"
        keepHighlight
      >
        <div className={css.input}>
          <Search16Regular />
          <Autocomplete.Input
            aria-label="Search or run a command"
            placeholder="Search or run a command"
            maxLength={200}
            spellCheck={false}
          />
          <span aria-hidden="true">
            <kbd>Esc</kbd>
          </span>
        </div>
        <Autocomplete.Empty>{text.trim() === '' ? null : <p className={css.empty}>No results</p>}</Autocomplete.Empty>
        <Autocomplete.List className={css.list} aria-label="Commands">
          {(group: CommandGroup) => (
            <Autocomplete.Group key={group.value} items={group.items}>
              <Autocomplete.GroupLabel className={css.group}>{group.value}</Autocomplete.GroupLabel>
              <Autocomplete.Collection>
                {(command: Command) => (
                  <Autocomplete.Item
                    key={command.id}
                    value={command}
                    className={css.command}
                    onClick={() => choose(command)}
                  >
                    <span className={css.title}>
                      {command.isUntrusted ? <InertText text={command.title} maxLength={120} /> : command.title}
                    </span>
                    <span className={css.note}>
                      {command.note}
                      {command.keys.map((key) => (
                        <kbd key={key}>{key}</kbd>
                      ))}
                    </span>
                  </Autocomplete.Item>
                )}
              </Autocomplete.Collection>
            </Autocomplete.Group>
          )}
        </Autocomplete.List>
      </Autocomplete.Root>
      <p className={css.foot}>
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> move
        </span>
        <span>
          <kbd>Enter</kbd> go
        </span>
        <span className={css.privacy}>Searches stay in your browser</span>
      </p>
    </Dialog>
  );
}

function viewsOf(stored: unknown): CommandSources['views'] {
  const builtIn = [...BUILT_IN_VIEWS, ...HYGIENE_VIEWS].map(({ name, view }) => ({ name, search: viewSearch(view) }));
  return [...builtIn, ...parseViewSettings(stored).saved].map(({ name, search }) => ({
    name,
    path: incidentsPath(search),
  }));
}
