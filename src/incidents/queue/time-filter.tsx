import { MenuHeader, MenuItem, MenuSeparator } from '../../ui/menu.tsx';
import { MenuRadioSet } from '../../ui/menu-choices.tsx';
import { ANY_TIME, PRESETS, parseTimeRange, presetLabel, type TimeRange } from '../rows/time-range.ts';
import { FACET_NAMES, type TimeFacet } from '../views/facets.ts';

const OPTIONS = [
  { value: 'any', label: 'Any time' },
  ...PRESETS.map((preset) => ({ value: preset, label: sentence(presetLabel(preset)) })),
];

/** The spans back from now, and the way to a span of one's own. */
export function TimeFilter(props: {
  part: TimeFacet;
  range: TimeRange;
  onChange: (range: TimeRange) => void;
  onCustom: (part: TimeFacet) => void;
}) {
  const { range } = props;
  const value = range.kind === 'last' ? range.preset : range.kind;
  return (
    <>
      <MenuHeader title={FACET_NAMES[props.part]} />
      <MenuRadioSet
        value={value}
        options={OPTIONS}
        onChange={(chosen) => props.onChange(parseTimeRange(chosen) ?? ANY_TIME)}
      />
      <MenuSeparator />
      <MenuItem onChoose={() => props.onCustom(props.part)}>From and to…</MenuItem>
    </>
  );
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
