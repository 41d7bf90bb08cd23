import { CLASSIFICATION_DETERMINATIONS, type ClassificationPair } from '../../defender/model/incident-change.ts';
import { Field } from '../../ui/field.tsx';
import { inputClass } from '../../ui/input-class.ts';
import { classificationLabel, determinationLabel } from '../labels/incident-labels.ts';

/** The pairs that exist. Choosing among them makes a wrong pair impossible. */
const PAIRS: ReadonlyMap<string, ClassificationPair> = new Map(
  CLASSIFICATION_DETERMINATIONS.flatMap(({ classification, determinations }) =>
    determinations.map(
      (determination) => [`${classification} ${determination}`, { classification, determination }] as const,
    ),
  ),
);

/** The pair of a value of the select; `null` if none is chosen. */
export function pairOf(value: string): ClassificationPair | null {
  return PAIRS.get(value) ?? null;
}

/** Chooses a classification together with one of its determinations. The value is `''` if none is chosen. */
export function ClassificationSelect(props: {
  label: string;
  hint?: string;
  value: string;
  error?: string | undefined;
  onChange: (value: string) => void;
}) {
  return (
    <Field label={props.label} hint={props.hint} error={props.error}>
      {(control) => (
        <select
          {...control}
          className={inputClass()}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        >
          <option value="">Not set</option>
          {CLASSIFICATION_DETERMINATIONS.map(({ classification, determinations }) => (
            <optgroup key={classification} label={classificationLabel(classification)}>
              {determinations.map((determination) => (
                <option key={determination} value={`${classification} ${determination}`}>
                  {determinationLabel(determination)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      )}
    </Field>
  );
}
