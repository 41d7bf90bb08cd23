import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import { rememberPlace, type TablePlace } from './table-places.ts';
import type { RowWindow } from './use-row-window.ts';

/** Restores the scroll position of a history entry, and remembers it when the user leaves the page. */
export function useRestoredPlace(options: {
  readonly entry: string;
  readonly restored: TablePlace | null;
  readonly activeKey: string;
  readonly rowWindow: RowWindow;
}) {
  const { entry, restored, activeKey, rowWindow } = options;
  const leave = useRef<() => void>(null);
  useLayoutEffect(() => {
    // The virtualizer forgets its scroll element before the clean-up below runs.
    const scroller = rowWindow.scrollElement;
    leave.current = () => rememberPlace(entry, { activeKey, scrollTop: scroller?.scrollTop ?? 0 });
  });
  // Setting the position works only after the rows' total height has been rendered, as in this effect.
  useLayoutEffect(() => {
    if (restored !== null && rowWindow.scrollElement !== null) rowWindow.scrollElement.scrollTop = restored.scrollTop;
    return () => leave.current?.();
  }, [restored, rowWindow]);
}

/** Calls `onFocus` with the key of the last open row if Back has closed a panel that had the focus. */
export function useFocusAfterClose(openKey: string, onFocus: (key: string) => void) {
  const lastOpenKey = useRef(openKey);
  const focus = useEffectEvent(onFocus);
  useEffect(() => {
    const closed = openKey === '' ? lastOpenKey.current : '';
    lastOpenKey.current = openKey;
    if (closed !== '' && document.activeElement === document.body) focus(closed);
  }, [openKey]);
}
