import { LayoutColumnThree16Regular } from '@fluentui/react-icons/headless/svg/layout-column-three';
import { ReOrderDotsVertical16Regular } from '@fluentui/react-icons/headless/svg/re-order-dots-vertical';
import { type KeyboardEvent, type PointerEvent, useId, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import styles from './columns-dialog.module.css';
import { COLUMNS, type ColumnId, REQUIRED_COLUMNS } from './queue-columns.ts';
import { DEFAULT_SETTINGS, MAX_WIDTH_REM, MIN_WIDTH_REM, movedColumn, type TableSettings } from './table-settings.ts';

/** Sets which columns the table shows, their order and widths, and the row height. */
export function ColumnsDialog(props: {
  settings: TableSettings;
  showsTenant: boolean;
  /** The columns on screen; the style sheet collapses columns by the available width. */
  visibleColumns: () => readonly string[];
  onChange: (change: Partial<TableSettings>) => void;
}) {
  const { settings, onChange } = props;
  const [visible, setVisible] = useState<readonly string[] | null>(null);
  const [message, setMessage] = useState('');
  const hintId = useId();
  const list = useRef<HTMLOListElement>(null);
  const dragged = useRef<ColumnId | null>(null);
  const listed = settings.order.filter((id) => props.showsTenant || id !== 'tenant');
  const isShown = (id: ColumnId) => {
    const choice = settings.choices[id];
    return choice === undefined ? (visible?.includes(id) ?? true) : choice === 'shown';
  };
  const move = (id: ColumnId, step: 1 | -1) => {
    const order = movedColumn(settings.order, id, step, listed);
    if (order === settings.order) return;
    onChange({ order });
    const position = order.filter((other) => listed.includes(other)).indexOf(id) + 1;
    setMessage(`${COLUMNS[id].header}: position ${position} of ${listed.length}.`);
  };
  const resize = (id: ColumnId, step: 1 | -1) => {
    const width = settings.widths[id] ?? COLUMNS[id].width;
    if (width === null) return;
    const rem = Math.min(Math.max(width + step, MIN_WIDTH_REM), MAX_WIDTH_REM);
    onChange({ widths: { ...settings.widths, [id]: rem } });
    setMessage(`${COLUMNS[id].header}: width ${rem}.`);
  };
  /** Moves the dragged column by one position when the pointer is over another line. */
  const drag = (clientY: number) => {
    const id = dragged.current;
    if (id === null) return;
    const index = listed.indexOf(id);
    const line = list.current?.children[index]?.getBoundingClientRect();
    if (line === undefined) return;
    if (clientY < line.top) move(id, -1);
    else if (clientY > line.bottom) move(id, 1);
  };
  return (
    <>
      <Button size="small" icon={<LayoutColumnThree16Regular />} onClick={() => setVisible(props.visibleColumns())}>
        Columns
      </Button>
      <Dialog title="Columns" open={visible !== null} onClose={() => setVisible(null)}>
        <div className={styles.columns}>
          <p id={hintId} className={styles.hint}>
            Drag a handle to reorder. With the keyboard: ↑ ↓ to move, ← → to change the width.
          </p>
          <ol
            ref={list}
            className={styles.list}
            onPointerMove={(event) => drag(event.clientY)}
            onLostPointerCapture={() => {
              dragged.current = null;
            }}
          >
            {listed.map((id) => (
              <li key={id}>
                <ColumnLine
                  id={id}
                  isShown={isShown(id)}
                  hintId={hintId}
                  onShow={(shown) => onChange({ choices: { ...settings.choices, [id]: shown ? 'shown' : 'hidden' } })}
                  onResize={(step) => resize(id, step)}
                  onMove={(step) => move(id, step)}
                  onGrab={(pointerId) => {
                    dragged.current = id;
                    // A moved line would lose the capture; the list is never moved.
                    list.current?.setPointerCapture(pointerId);
                  }}
                />
              </li>
            ))}
          </ol>
          <LiveRegion message={message} />
          <RadioGroup
            legend="Rows"
            options={[
              { value: 'compact', label: 'Compact' },
              { value: 'comfortable', label: 'Comfortable' },
            ]}
            value={settings.density}
            onChange={(density) => onChange({ density })}
          />
          <p>
            <Button
              size="small"
              onClick={() => {
                const { order, choices, widths } = DEFAULT_SETTINGS;
                onChange({ order, choices, widths });
              }}
            >
              Reset columns
            </Button>
          </p>
        </div>
      </Dialog>
    </>
  );
}

function ColumnLine(props: {
  id: ColumnId;
  isShown: boolean;
  hintId: string;
  onShow: (shown: boolean) => void;
  onResize: (step: 1 | -1) => void;
  onMove: (step: 1 | -1) => void;
  /** Called with the pointer that presses the handle. */
  onGrab: (pointerId: number) => void;
}) {
  const { header } = COLUMNS[props.id];
  const isRequired = REQUIRED_COLUMNS.includes(props.id);
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const { key } = event;
    if (key === 'ArrowUp' || key === 'ArrowDown') props.onMove(key === 'ArrowUp' ? -1 : 1);
    else if (key === 'ArrowLeft' || key === 'ArrowRight') props.onResize(key === 'ArrowLeft' ? -1 : 1);
    else return;
    event.preventDefault();
  };
  const startDrag = (event: PointerEvent<HTMLElement>) => {
    if (event.button === 0) props.onGrab(event.pointerId);
  };
  return (
    <div className={styles.line}>
      <button
        type="button"
        className={styles.handle}
        aria-label={`Move ${header}`}
        aria-describedby={props.hintId}
        onKeyDown={press}
        onPointerDown={startDrag}
      >
        <ReOrderDotsVertical16Regular />
      </button>
      <label>
        <input
          type="checkbox"
          checked={isRequired || props.isShown}
          disabled={isRequired}
          onChange={(event) => props.onShow(event.target.checked)}
        />
        {header}
      </label>
      {COLUMNS[props.id].width === null ? <span className={styles.fills}>fills remaining space</span> : null}
    </div>
  );
}
