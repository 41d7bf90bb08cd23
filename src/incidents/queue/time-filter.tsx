import { MenuHeader, MenuItem, MenuSeparator } from '../../ui/menu.tsx';
import { MenuRadioSet } from '../../ui/menu-choices.tsx';
import { ANY_TIME, PRESETS, parseTimeRange, presetLabel, type TimeRange } from '../rows/time-range.ts';
import { FACET_NAMES, type TimeFacet } from '../views/facets.ts';

const OPTIONS = [
  { value: 'any', label: 'Any time' },
  ...PRESETS.map((preset) => ({ value: preset, label: capitalise(presetLabel(preset)) })),
];

/** Menu items for the preset time ranges and a custom one. */
export function TimeFilter(props: {
  facet: TimeFacet;
  range: TimeRange;
  onChange: (range: TimeRange) => void;
  onCustom: (facet: TimeFacet) => void;
}) {
  const { range } = props;
  const value = range.kind === 'last' ? range.preset : range.kind;
  return (
    <>
      <MenuHeader title={FACET_NAMES[props.facet]} />
      <MenuRadioSet
        value={value}
        options={OPTIONS}
        onChange={(picked) => props.onChange(parseTimeRange(picked) ?? ANY_TIME)}
      />
      <MenuSeparator />
      <MenuItem onChoose={() => props.onCustom(props.facet)}>Custom range…</MenuItem>
    </>
  );
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
