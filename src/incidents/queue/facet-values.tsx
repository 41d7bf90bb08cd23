import { InertText } from '../../ui/inert-text.tsx';
import { MenuCheckbox, MenuHeader } from '../../ui/menu.tsx';
import { SeverityMark } from '../../ui/severity.tsx';
import { countValues } from '../rows/filter-rows.ts';
import { HYGIENE } from '../rows/hygiene.ts';
import type { FilterContext, ListFacet } from '../rows/queue-filter.ts';
import type { QueueRow } from '../rows/queue-row.ts';
import { FACET_NAMES, facetValueLabel, KNOWN_VALUES } from '../views/facets.ts';
import { type QueueView, type QueueViewChange, queueViewCodec, toggled, viewOf } from '../views/queue-view.ts';

/** A longer menu would be unusable. Rarer values can be found by searching. */
const MAX_VALUES = 60;

/**
 * The values of one facet with the number of rows that each would show. Mounted, and so counted, only while the menu is
 * open.
 */
export function FacetValues(props: {
  facet: ListFacet;
  rows: readonly QueueRow[];
  view: QueueView;
  context: FilterContext;
  onChange: (change: QueueViewChange) => void;
}) {
  const { facet, view } = props;
  const counts = countValues(props.rows, view, facet, props.context);
  const values = offeredValues(facet, counts, view[facet]);
  const offered = values.slice(0, MAX_VALUES);
  return (
    <>
      <MenuHeader
        title={FACET_NAMES[facet]}
        lines={[
          ...(values.length === 0 ? ['No values in this view'] : []),
          ...(values.length > MAX_VALUES ? [`Top ${MAX_VALUES} of ${values.length.toLocaleString('en')}`] : []),
        ]}
      />
      {offered.map((value) => (
        <MenuCheckbox
          key={value}
          checked={view[facet].some((selected) => selected === value)}
          note={(counts.get(value) ?? 0).toLocaleString('en')}
          onChange={() => props.onChange((newest) => toggleChange(facet, newest, value))}
        >
          {facet === 'severity' ? (
            <SeverityMark level={value} label={facetValueLabel(facet, value)} />
          ) : (
            <InertText text={facetValueLabel(facet, value)} maxLength={60} />
          )}
        </MenuCheckbox>
      ))}
    </>
  );
}

/** The view change that adds the value to the facet, or removes it. */
function toggleChange(facet: ListFacet, view: QueueView, value: string): Partial<QueueView> {
  if (facet !== 'hygiene') return { [facet]: toggled(view[facet], value) };
  const problem = HYGIENE.find((known) => known === value);
  return problem === undefined ? {} : { hygiene: toggled(view.hygiene, problem) };
}

/**
 * The known values, then selected and occurring ones, most frequent first. Omits values that the URL cannot represent.
 */
function offeredValues(
  facet: ListFacet,
  counts: ReadonlyMap<string, number>,
  selected: readonly string[],
): readonly string[] {
  const known = KNOWN_VALUES[facet] ?? [];
  const others = [...new Set([...selected, ...counts.keys()])]
    .filter((value) => !known.includes(value) && isAddressable(facet, value))
    .sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1));
  return [...known, ...others];
}

function isAddressable(facet: ListFacet, value: string): boolean {
  const view = viewOf({ [facet]: [value] });
  return queueViewCodec.decode(queueViewCodec.encode(view))[facet].some((decoded) => decoded === value);
}
