import { ArrowDownload16Regular } from '@fluentui/react-icons/headless/svg/arrow-download';
import { Menu, MenuHeader, MenuItem, MenuSeparator } from '../../ui/menu.tsx';
import { EXPORT_FORMATS, type ExportFormat } from './export-file.ts';

const NAMES: Readonly<Record<ExportFormat, { readonly name: string; readonly note: string }>> = {
  csv: { name: 'CSV', note: 'Spreadsheet' },
  json: { name: 'JSON', note: 'Raw API data' },
  ndjson: { name: 'NDJSON', note: 'One JSON object per line' },
};

/** The export formats. `title` names the rows. If more can be loaded, offers to load them first. */
export function ExportMenu(props: {
  title: string;
  /** What the loaded rows lack; `null` if they are complete. */
  missing: string | null;
  onExport: (format: ExportFormat) => void;
  /** `null` if everything is loaded. */
  onLoadAndExport: ((format: ExportFormat) => void) | null;
}) {
  const { missing, onLoadAndExport } = props;
  return (
    <Menu
      align="end"
      look="outline"
      menuLabel="Export"
      trigger={
        <>
          <ArrowDownload16Regular />
          Export
        </>
      }
    >
      <MenuHeader title={props.title} lines={missing === null ? [] : [`Partial: ${missing}`]} />
      {EXPORT_FORMATS.map((format) => (
        <MenuItem key={format} note={NAMES[format].note} onChoose={() => props.onExport(format)}>
          {NAMES[format].name}
        </MenuItem>
      ))}
      {onLoadAndExport === null ? null : (
        <>
          <MenuSeparator />
          <MenuHeader title="Load all first" lines={['Uses your API quota. You can cancel.']} />
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
