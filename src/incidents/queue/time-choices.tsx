import { MenuHead, MenuItem, MenuRule } from '../../ui/menu.tsx';
import { MenuRadioSet } from '../../ui/menu-choices.tsx';
import { ANY_TIME, PRESETS, parseTimeRange, presetWords, type TimeRange } from '../rows/time-range.ts';
import { PART_NAMES, type TimePart } from '../views/filter-parts.ts';

const OPTIONS = [
  { value: 'any', label: 'Any time' },
  ...PRESETS.map((preset) => ({ value: preset, label: sentence(presetWords(preset)) })),
];

/** The spans back from now, and the way to a span of one's own. */
export function TimeChoices(props: {
  part: TimePart;
  range: TimeRange;
  onChange: (range: TimeRange) => void;
  onCustom: (part: TimePart) => void;
}) {
  const { range } = props;
  const value = range.kind === 'last' ? range.preset : range.kind;
  return (
    <>
      <MenuHead title={PART_NAMES[props.part]} />
      <MenuRadioSet
        value={value}
        options={OPTIONS}
        onChange={(chosen) => props.onChange(parseTimeRange(chosen) ?? ANY_TIME)}
      />
      <MenuRule />
      <MenuItem onChoose={() => props.onCustom(props.part)}>From and to…</MenuItem>
    </>
  );
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
