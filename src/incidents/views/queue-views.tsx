import { ChevronDown12Regular } from '@fluentui/react-icons/headless/svg/chevron-down';
import { useMemo, useState } from 'react';
import { Link } from '../../navigation/link.tsx';
import { incidentsPath } from '../../navigation/routes.ts';
import { InertText } from '../../ui/inert-text.tsx';
import { Menu, MenuHeader, MenuItem, MenuSeparator } from '../../ui/menu.tsx';
import { type CountExtent, countText } from '../rows/count-text.ts';
import { createRowCounter } from '../rows/filter-rows.ts';
import type { FilterContext } from '../rows/queue-filter.ts';
import type { QueueRow } from '../rows/queue-row.ts';
import { BUILT_IN_VIEWS, HYGIENE_VIEWS, type NamedView } from './built-in-views.ts';
import { isSameFilter, type QueueView, queueViewCodec, viewSearch } from './queue-view.ts';
import type { ViewSettings } from './saved-views.ts';
import styles from './view-bar.module.css';
import { ViewsDialog } from './views-dialog.tsx';

/** The built-in and saved views as links. Each view is a URL that can be bookmarked and shared. */
export function QueueViews(props: {
  rows: readonly QueueRow[];
  view: QueueView;
  context: FilterContext;
  extent: CountExtent;
  settings: ViewSettings;
  onSettings: (settings: ViewSettings) => void;
  onDownload: (file: { readonly name: string; readonly text: string }) => void;
  onChange: (view: QueueView) => void;
}) {
  const { context, extent, rows, settings, view } = props;
  const [isManaging, setIsManaging] = useState(false);
  const countOf = useMemo(() => createRowCounter(rows, context), [rows, context]);
  const countOfView = (named: NamedView) => countText(countOf(viewSearch(named.view), named.view), extent);
  const saved: readonly NamedView[] = settings.saved.map(({ name, search }) => ({
    name,
    view: queueViewCodec.decode(search),
  }));
  const hygiene = HYGIENE_VIEWS.filter((named) => isSameFilter(named.view, view));
  const tabs = [...BUILT_IN_VIEWS, ...hygiene, ...saved];
  return (
    <div className={styles.viewBar}>
      <nav aria-label="Views">
        <ul className={styles.views}>
          {tabs.map((named) => (
            <li key={named.name}>
              <Link
                to={incidentsPath(queueViewCodec.encode({ ...named.view, open: view.open }))}
                aria-current={isSameFilter(view, named.view) ? 'true' : undefined}
              >
                <InertText text={named.name} maxLength={60} />
                {extent === 'none' ? null : <span className={styles.count}>{countOfView(named)}</span>}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Menu
        look="plain"
        align="end"
        menuLabel="More views"
        trigger={
          <>
            More views
            <ChevronDown12Regular />
          </>
        }
      >
        <MenuHeader title="Needs attention" lines={["Microsoft's recommended queue checks"]} />
        {HYGIENE_VIEWS.map((named) => (
          <MenuItem
            key={named.name}
            note={extent === 'none' ? null : countOfView(named)}
            onChoose={() => props.onChange(named.view)}
          >
            {named.name}
          </MenuItem>
        ))}
        <MenuSeparator />
        <MenuItem
          disabled={settings.first === viewSearch(view)}
          onChoose={() => props.onSettings({ ...settings, first: viewSearch(view) })}
        >
          Make this my default view
        </MenuItem>
        <MenuItem onChoose={() => setIsManaging(true)}>Save and manage views…</MenuItem>
      </Menu>
      {isManaging ? (
        <ViewsDialog
          view={view}
          settings={settings}
          onSettings={props.onSettings}
          onDownload={props.onDownload}
          onClose={() => setIsManaging(false)}
        />
      ) : null}
    </div>
  );
}
