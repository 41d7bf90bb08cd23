import { formatUtc } from '../../ui/format-moment.ts';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { markdownTable } from '../export/markdown-table.ts';
import { serializeTsv } from '../export/serialize-csv.ts';
import { categoryLabel, evidenceKindLabel, remediationLabel, verdictLabel } from '../labels/incident-labels.ts';
import { detailLabel } from './detail-labels.ts';
import { copiedText, type ListedEvidence } from './evidence-list.ts';

const HEADER = ['Kind', 'Evidence', 'Verdict', 'Remediation', 'Roles', 'Alerts', 'First seen', 'Details'];
/** A ticket or a chat message cannot display longer cells. */
const MAX_MARKDOWN_DETAILS = 200;

/** The evidence as a Markdown table, defanged, without markup from its texts. */
export function evidenceMarkdown(list: readonly ListedEvidence[]): string {
  return markdownTable(
    HEADER,
    list.map((piece) => cellsOf(piece, MAX_MARKDOWN_DETAILS)),
  );
}

/** The evidence as tab-separated text, which a spreadsheet pastes as a table: defanged, and never a formula. */
export function evidenceTsv(list: readonly ListedEvidence[]): string {
  return serializeTsv([HEADER, ...list.map((piece) => cellsOf(piece, Number.POSITIVE_INFINITY))]);
}

function cellsOf(piece: ListedEvidence, maxDetails: number): readonly string[] {
  const details = piece.details
    .map(({ name, values }) => `${detailLabel(name)}: ${values.map((value) => copiedText(value, name)).join(', ')}`)
    .join('; ');
  const cells = [
    evidenceKindLabel(piece.kind),
    copiedText(piece.name, piece.kind),
    piece.verdicts.map(verdictLabel).join(', '),
    piece.remediations.map(remediationLabel).join(', '),
    piece.roles.map(categoryLabel).join(', '),
    piece.alerts.map((alert) => copiedText(alert.title === '' ? alert.id : alert.title)).join(', '),
    piece.firstSeen === null ? '' : formatUtc(piece.firstSeen.epochMs),
    details.length > maxDetails ? `${details.slice(0, maxDetails - 1)}…` : details,
  ];
  return cells.map((cell) => inertTextOf(cell));
}
