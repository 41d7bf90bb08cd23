import { ChevronDown12Regular } from '@fluentui/react-icons/headless/svg/chevron-down';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Link } from '../../navigation/link.tsx';
import { incidentsPath } from '../../navigation/routes.ts';
import { Button } from '../../ui/button.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { Menu, MenuHeader, MenuItem, MenuSeparator } from '../../ui/menu.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { type CountExtent, countText } from '../rows/count-text.ts';
import { createRowCounter } from '../rows/filter-rows.ts';
import type { FilterContext } from '../rows/queue-filter.ts';
import type { QueueRow } from '../rows/queue-row.ts';
import { baseView } from './base-view.ts';
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
  const [lastName, setLastName] = useState<string | null>(null);
  const { base, isChanged } = baseView(tabs, view, lastName);
  if (!isChanged && base !== undefined && base.name !== lastName) setLastName(base.name);
  const baseSaved = settings.saved.find((other) => other.name === base?.name);
  const list = useRef<HTMLUListElement>(null);
  // Keeps the current tab in view where the tabs scroll sideways.
  const current = base?.name;
  // After the paint: before it, reading positions would lay out the whole page once more.
  useEffect(() => {
    const tab = tabElement(list.current, current);
    if (list.current === null || tab === null) return;
    const start = tab.offsetLeft - list.current.offsetLeft;
    if (
      start < list.current.scrollLeft ||
      start + tab.offsetWidth > list.current.scrollLeft + list.current.clientWidth
    ) {
      list.current.scrollLeft = start - 16;
    }
  }, [current]);
  const save = () => {
    if (baseSaved === undefined) setIsManaging(true);
    else {
      const saving = settings.saved.map((other) =>
        other === baseSaved ? { ...other, search: viewSearch(view) } : other,
      );
      props.onSettings({ ...settings, saved: saving });
    }
  };
  const reset = () => (base === undefined ? undefined : props.onChange(base.view));
  return (
    <div className={styles.viewBar}>
      <nav aria-label="Views">
        <ul ref={list} className={styles.views}>
          {tabs.map((named) => (
            <li key={named.name} data-view={named.name}>
              <Link
                to={incidentsPath(queueViewCodec.encode({ ...named.view, open: view.open }))}
                aria-current={named === base ? 'true' : undefined}
              >
                <InertText text={named.name} maxLength={60} />
                {named === base && isChanged ? (
                  <span className={styles.changed} title="Filters changed">
                    <VisuallyHidden> changed</VisuallyHidden>
                  </span>
                ) : null}
                {extent === 'none' ? null : <span className={styles.count}>{countOfView(named)}</span>}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {isChanged ? (
        <span className={styles.changeActions}>
          <Button size="small" kind="plain" onClick={save}>
            {baseSaved === undefined ? 'Save as…' : 'Save'}
          </Button>
          <Button size="small" kind="plain" onClick={reset}>
            Reset
          </Button>
        </span>
      ) : null}
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
        {isChanged && base !== undefined ? (
          <MenuItem onChoose={reset}>
            Reset to <InertText text={base.name} maxLength={60} />
          </MenuItem>
        ) : null}
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

function tabElement(list: HTMLElement | null, name: string | undefined): HTMLElement | null {
  return name === undefined ? null : (list?.querySelector<HTMLElement>(`[data-view="${CSS.escape(name)}"]`) ?? null);
}
