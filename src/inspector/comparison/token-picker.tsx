import { MINUTE_MS } from '../../std/time.ts';
import { Field } from '../../ui/field.tsx';
import { inputClass } from '../../ui/input-class.ts';
import { useNow } from '../../ui/use-now.ts';
import type { TenantNames } from '../tokens/tenant-names.ts';
import type { ReadableEntry } from '../tokens/token-entries.ts';
import { tokenEntryContext, tokenEntryName } from '../tokens/token-entry-labels.ts';

/** Selects one of the available tokens. */
export function TokenPicker(props: {
  label: string;
  entries: readonly ReadableEntry[];
  tenants: TenantNames;
  value: string;
  onSelect: (key: string) => void;
}) {
  const now = useNow(MINUTE_MS);
  const pastedCount = props.entries.filter((entry) => entry.source === 'pasted').length;
  return (
    <Field label={props.label}>
      {(control) => (
        <select
          {...control}
          className={inputClass()}
          value={props.value}
          onChange={(event) => props.onSelect(event.target.value)}
        >
          {props.entries.map((entry) => (
            <option key={entry.key} value={entry.key}>
              {tokenEntryName(entry, pastedCount, props.tenants)}, {tokenEntryContext(entry, now)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
