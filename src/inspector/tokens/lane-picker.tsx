import { MINUTE_MS } from '../../std/time.ts';
import { Field } from '../../ui/field.tsx';
import { inputClass } from '../../ui/input-class.ts';
import { useNow } from '../../ui/use-now.ts';
import { laneContext, laneName } from './lane-words.ts';
import type { TenantNames } from './tenant-names.ts';
import type { ReadableLane } from './token-lanes.ts';

/** Chooses one of the tokens at hand. */
export function LanePicker(props: {
  label: string;
  lanes: readonly ReadableLane[];
  tenants: TenantNames;
  value: string;
  onPick: (key: string) => void;
}) {
  const now = useNow(MINUTE_MS);
  const pastedCount = props.lanes.filter((lane) => lane.source === 'pasted').length;
  return (
    <Field label={props.label}>
      {(control) => (
        <select
          {...control}
          className={inputClass()}
          value={props.value}
          onChange={(event) => props.onPick(event.target.value)}
        >
          {props.lanes.map((lane) => (
            <option key={lane.key} value={lane.key}>
              {laneName(lane, pastedCount, props.tenants)}, {laneContext(lane, now)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
