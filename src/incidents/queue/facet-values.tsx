import { InertText } from '../../ui/inert-text.tsx';
import { MenuCheckbox, MenuHeader } from '../../ui/menu.tsx';
import { SeverityMark } from '../../ui/severity.tsx';
import { countValues } from '../rows/filter-rows.ts';
import { HYGIENE } from '../rows/hygiene.ts';
import type { FilterContext, ListFacet } from '../rows/queue-filter.ts';
import type { QueueRow } from '../rows/queue-row.ts';
import { FACET_NAMES, facetValueLabel, KNOWN_VALUES } from '../views/facets.ts';
import { type QueueView, type QueueViewChange, queueViewCodec, toggled, viewOf } from '../views/queue-view.ts';

/** A menu of more is no longer a menu: what is rarer is found by searching. */
const MOST = 60;

/** The values one part of the filter may take, with how many rows each would show. Counted only while the menu is open. */
export function FacetValues(props: {
  part: ListFacet;
  rows: readonly QueueRow[];
  view: QueueView;
  context: FilterContext;
  onChange: (change: QueueViewChange) => void;
}) {
  const { part, view } = props;
  const counts = countValues(props.rows, view, part, props.context);
  const values = choicesOf(part, counts, view[part]);
  const shown = values.slice(0, MOST);
  return (
    <>
      <MenuHeader
        title={FACET_NAMES[part]}
        lines={[
          ...(values.length === 0 ? ['None occurs in this view'] : []),
          ...(values.length > MOST ? [`The ${MOST} most frequent of ${values.length.toLocaleString('en')}`] : []),
        ]}
      />
      {shown.map((value) => (
        <MenuCheckbox
          key={value}
          checked={view[part].some((chosen) => chosen === value)}
          note={(counts.get(value) ?? 0).toLocaleString('en')}
          onChange={() => props.onChange((newest) => toggleChange(part, newest, value))}
        >
          {part === 'severity' ? (
            <SeverityMark level={value} label={facetValueLabel(part, value)} />
          ) : (
            <InertText text={facetValueLabel(part, value)} maxLength={60} />
          )}
        </MenuCheckbox>
      ))}
    </>
  );
}

/** What to change in the view so that the value is in the part, or no longer. */
function toggleChange(part: ListFacet, view: QueueView, value: string): Partial<QueueView> {
  if (part !== 'hygiene') return { [part]: toggled(view[part], value) };
  const problem = HYGIENE.find((known) => known === value);
  return problem === undefined ? {} : { hygiene: toggled(view.hygiene, problem) };
}

/** The values everybody knows, then those that are chosen or occur, most frequent first. What the address cannot hold is not offered. */
function choicesOf(part: ListFacet, counts: ReadonlyMap<string, number>, chosen: readonly string[]): readonly string[] {
  const known = KNOWN_VALUES[part] ?? [];
  const others = [...new Set([...chosen, ...counts.keys()])]
    .filter((value) => !known.includes(value) && isAddressable(part, value))
    .sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1));
  return [...known, ...others];
}

function isAddressable(part: ListFacet, value: string): boolean {
  const view = viewOf({ [part]: [value] });
  return queueViewCodec.decode(queueViewCodec.encode(view))[part].some((held) => held === value);
}
