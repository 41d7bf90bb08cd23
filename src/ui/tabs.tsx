import { Tabs as BaseTabs } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import styles from './tabs.module.css';

type TabItem = {
  readonly id: string;
  readonly label: string;
  readonly count?: number | undefined;
  readonly panel: ReactNode;
};

/**
 * Tabs controlled by the caller. A tab's count is not part of its accessible name. `listClassName` lets the page position
 * the tab list.
 */
export function Tabs(props: {
  label: string;
  tabs: readonly TabItem[];
  selected: string;
  onSelect: (id: string) => void;
  listClassName?: string | undefined;
  /** Lets the page stretch the tabs. */
  className?: string | undefined;
}) {
  return (
    <BaseTabs.Root
      className={props.className}
      value={props.selected}
      onValueChange={(value) => props.onSelect(String(value))}
    >
      <BaseTabs.List
        aria-label={props.label}
        activateOnFocus
        className={[styles.list, props.listClassName].filter(Boolean).join(' ')}
      >
        {props.tabs.map((tab) => (
          <BaseTabs.Tab key={tab.id} value={tab.id} className={styles.tab}>
            {tab.label}
            {tab.count === undefined ? null : (
              <span className={styles.count} aria-hidden="true">
                {tab.count.toLocaleString('en')}
              </span>
            )}
          </BaseTabs.Tab>
        ))}
      </BaseTabs.List>
      {props.tabs.map((tab) => (
        <BaseTabs.Panel key={tab.id} value={tab.id} className={styles.panel}>
          {tab.panel}
        </BaseTabs.Panel>
      ))}
    </BaseTabs.Root>
  );
}
