import { ArrowDown16Regular } from '@fluentui/react-icons/headless/svg/arrow-down';
import { ArrowUp16Regular } from '@fluentui/react-icons/headless/svg/arrow-up';
import { LayoutColumnThree16Regular } from '@fluentui/react-icons/headless/svg/layout-column-three';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
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
  const listed = settings.order.filter((id) => props.showsTenant || id !== 'tenant');
  const isShown = (id: ColumnId) => {
    const choice = settings.choices[id];
    return choice === undefined ? (visible?.includes(id) ?? true) : choice === 'shown';
  };
  return (
    <>
      <Button size="small" icon={<LayoutColumnThree16Regular />} onClick={() => setVisible(props.visibleColumns())}>
        Columns
      </Button>
      <Dialog title="Columns" open={visible !== null} onClose={() => setVisible(null)}>
        <div className={styles.columns}>
          <ol className={styles.list}>
            {listed.map((id, index) => (
              <li key={id}>
                <ColumnLine
                  id={id}
                  isShown={isShown(id)}
                  width={settings.widths[id] ?? COLUMNS[id].width}
                  canMove={{ up: index > 0, down: index < listed.length - 1 }}
                  onShow={(shown) => onChange({ choices: { ...settings.choices, [id]: shown ? 'shown' : 'hidden' } })}
                  onWidth={(rem) => onChange({ widths: { ...settings.widths, [id]: rem } })}
                  onMove={(step) => onChange({ order: movedColumn(settings.order, id, step, listed) })}
                />
              </li>
            ))}
          </ol>
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
  width: number | null;
  canMove: { readonly up: boolean; readonly down: boolean };
  onShow: (shown: boolean) => void;
  onWidth: (rem: number) => void;
  onMove: (step: 1 | -1) => void;
}) {
  const { header } = COLUMNS[props.id];
  const isRequired = REQUIRED_COLUMNS.includes(props.id);
  return (
    <div className={styles.line}>
      <label>
        <input
          type="checkbox"
          checked={isRequired || props.isShown}
          disabled={isRequired}
          onChange={(event) => props.onShow(event.target.checked)}
        />
        {header}
      </label>
      {props.width === null ? (
        <span className={styles.fills}>fills remaining space</span>
      ) : (
        <input
          type="range"
          aria-label={`Width of ${header}`}
          min={MIN_WIDTH_REM}
          max={Math.max(24, Math.min(props.width, MAX_WIDTH_REM))}
          step={0.25}
          value={props.width}
          onChange={(event) => props.onWidth(event.target.valueAsNumber)}
        />
      )}
      <IconButton
        label={`Move ${header} up`}
        icon={<ArrowUp16Regular />}
        size="small"
        disabled={!props.canMove.up}
        onClick={() => props.onMove(-1)}
      />
      <IconButton
        label={`Move ${header} down`}
        icon={<ArrowDown16Regular />}
        size="small"
        disabled={!props.canMove.down}
        onClick={() => props.onMove(1)}
      />
    </div>
  );
}
