import { Copy16Regular } from '@fluentui/react-icons/headless/svg/copy';
import { Link16Regular } from '@fluentui/react-icons/headless/svg/link';
import { NumberSymbol16Regular } from '@fluentui/react-icons/headless/svg/number-symbol';
import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { idsText, linksText, markdownOf } from '../export/incident-copies.ts';
import type { QueueRow } from '../rows/queue-row.ts';
import styles from './selection-bar.module.css';

/** What can be done with the chosen rows. Takes the place of the filters while there are any. */
export function SelectionBar(props: {
  rows: readonly QueueRow[];
  /** How many of them the view hides. */
  hidden: number;
  pageAddress: string;
  exports: ReactNode;
  /** What stands at the far end. */
  end: ReactNode;
  onSay: (message: string) => void;
  onClear: () => void;
}) {
  const { hidden, rows } = props;
  const [said, setSaid] = useState('');
  const copy = async (text: string, what: readonly [one: string, many: string]) => {
    const count = `${rows.length.toLocaleString('en')} ${rows.length === 1 ? what[0] : what[1]}`;
    const message = await navigator.clipboard.writeText(text).then(
      () => `${count} copied`,
      () => 'Not copied: the browser did not allow it',
    );
    setSaid(message);
    props.onSay(message);
  };
  return (
    <div className={styles.bar} role="toolbar" aria-label="Selection">
      <b className={styles.number}>{rows.length.toLocaleString('en')} selected</b>
      {hidden === 0 ? null : <span className={styles.quiet}>{hidden.toLocaleString('en')} not in this view</span>}
      <Button
        size="small"
        icon={<Link16Regular />}
        onClick={() => void copy(linksText(rows, props.pageAddress), ['link', 'links'])}
      >
        Copy links
      </Button>
      <Button size="small" icon={<NumberSymbol16Regular />} onClick={() => void copy(idsText(rows), ['id', 'ids'])}>
        Copy ids
      </Button>
      <Button
        size="small"
        icon={<Copy16Regular />}
        onClick={() => void copy(markdownOf(rows, props.pageAddress), ['row', 'rows'])}
      >
        Copy as Markdown
      </Button>
      {props.exports}
      <Button size="small" kind="plain" onClick={props.onClear}>
        Clear
      </Button>
      <span className={styles.quiet}>{said}</span>
      {props.end}
    </div>
  );
}
