import { ArrowDownload16Regular } from '@fluentui/react-icons/headless/svg/arrow-download';
import type { ButtonKind } from '../../ui/button-class.ts';
import { Menu, MenuHeader, MenuItem, MenuSeparator } from '../../ui/menu.tsx';
import { EXPORT_FORMATS, type ExportFormat } from './export-file.ts';

const NAMES: Readonly<Record<ExportFormat, { readonly name: string; readonly note: string }>> = {
  csv: { name: 'CSV', note: 'for spreadsheets' },
  json: { name: 'JSON', note: 'as the API sent it' },
  ndjson: { name: 'NDJSON', note: 'one line each' },
};

/** What can be exported: `what` says which rows. Where more would have to be read first, both ways are offered. */
export function ExportMenu(props: {
  what: string;
  /** What the rows at hand lack; `null` when nothing. */
  missing: string | null;
  look?: ButtonKind;
  onExport: (format: ExportFormat) => void;
  /** `null` where there is nothing to read on. */
  onLoadAndExport: ((format: ExportFormat) => void) | null;
}) {
  const { missing, onLoadAndExport } = props;
  return (
    <Menu
      align="end"
      look={props.look ?? 'outline'}
      menuLabel="Export"
      trigger={
        <>
          <ArrowDownload16Regular />
          Export
        </>
      }
    >
      <MenuHeader title={props.what} lines={missing === null ? [] : [`Partial: ${missing}`]} />
      {EXPORT_FORMATS.map((format) => (
        <MenuItem key={format} note={NAMES[format].note} onChoose={() => props.onExport(format)}>
          {NAMES[format].name}
        </MenuItem>
      ))}
      {onLoadAndExport === null ? null : (
        <>
          <MenuSeparator />
          <MenuHeader title="Load all first" lines={['Uses calls of this minute and hour; can be cancelled']} />
          {EXPORT_FORMATS.map((format) => (
            <MenuItem key={format} note={NAMES[format].note} onChoose={() => onLoadAndExport(format)}>
              {`Load all, then ${NAMES[format].name}`}
            </MenuItem>
          ))}
        </>
      )}
    </Menu>
  );
}
