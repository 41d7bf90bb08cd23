import { useId } from 'react';
import styles from './radio-group.module.css';

/**
 * Radio buttons styled as a segmented control. `legendHidden` keeps the legend for screen readers only. With `columns`, the
 * options form a grid, for more options than fit in a line; `fit` chooses the number of columns.
 */
export function RadioGroup<Value extends string>(props: {
  legend: string;
  legendHidden?: boolean;
  columns?: 2 | 3 | 'fit';
  options: readonly { readonly value: Value; readonly label: string }[];
  value: Value;
  onChange: (value: Value) => void;
}) {
  const name = useId();
  return (
    <fieldset className={styles.group}>
      <legend className={props.legendHidden === true ? styles.hiddenLegend : styles.legend}>{props.legend}</legend>
      <div className={styles.options} data-columns={props.columns}>
        {props.options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === props.value}
              onChange={() => props.onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
