import { Copy16Regular } from '@fluentui/react-icons/headless/svg/copy';
import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { idsText, linksText, markdownOf } from '../export/incident-copies.ts';
import type { QueueRow } from '../rows/queue-row.ts';
import styles from './selection-bar.module.css';

/** Actions on the selected rows. Replaces the filters while rows are selected. */
export function SelectionBar(props: {
  rows: readonly QueueRow[];
  /** How many of the selected rows the view hides. */
  hidden: number;
  pageAddress: string;
  /** The buttons that change the incidents. */
  change: ReactNode;
  exports: ReactNode;
  /** Rendered at the end of the bar. */
  end: ReactNode;
  /** Called with a message to announce. */
  onMessage: (message: string) => void;
  onClear: () => void;
}) {
  const { hidden, rows } = props;
  const [message, setMessage] = useState('');
  const copy = async (text: string, unit: readonly [one: string, many: string]) => {
    const count = `${rows.length.toLocaleString('en')} ${rows.length === 1 ? unit[0] : unit[1]}`;
    const result = await navigator.clipboard.writeText(text).then(
      () => `${count} copied`,
      () => 'Could not copy: the browser blocked clipboard access',
    );
    setMessage(result);
    props.onMessage(result);
  };
  return (
    <div className={styles.bar} role="toolbar" aria-label="Selection">
      <b className={styles.number}>{rows.length.toLocaleString('en')} selected</b>
      {hidden === 0 ? null : <span className={styles.quiet}>{hidden.toLocaleString('en')} not in this view</span>}
      <Button size="small" kind="plain" onClick={props.onClear}>
        Clear
      </Button>
      {props.change}
      <Menu
        look="outline"
        menuLabel="Copy"
        trigger={
          <>
            <Copy16Regular />
            Copy
          </>
        }
      >
        <MenuItem onChoose={() => void copy(linksText(rows, props.pageAddress), ['link', 'links'])}>
          Copy links
        </MenuItem>
        <MenuItem onChoose={() => void copy(idsText(rows), ['ID', 'IDs'])}>Copy IDs</MenuItem>
        <MenuItem onChoose={() => void copy(markdownOf(rows, props.pageAddress), ['row', 'rows'])}>
          Copy as Markdown
        </MenuItem>
      </Menu>
      {props.exports}
      <span className={styles.quiet}>{message}</span>
      {props.end}
    </div>
  );
}
