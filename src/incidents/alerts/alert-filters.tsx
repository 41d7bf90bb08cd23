import { ChevronDown12Regular } from '@fluentui/react-icons/headless/svg/chevron-down';
import type { Alert } from '../../defender/model/incident.ts';
import { InertText } from '../../ui/inert-text.tsx';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { Menu, MenuCheckbox, MenuHeader } from '../../ui/menu.tsx';
import { SeverityMark } from '../../ui/severity.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import {
  ALERT_FACETS,
  type AlertFacet,
  type AlertFilter,
  type AlertOption,
  alertOptions,
  NO_ALERT_FILTER,
} from './alert-filter.ts';
import styles from './alerts-panel.module.css';

const FACET_NAMES: Readonly<Record<AlertFacet, string>> = { severity: 'Severity', status: 'Status', asset: 'Asset' };
/** A longer menu would be unusable. */
const MAX_OPTIONS = 60;

/** A menu for each facet of the alerts, and the number of visible alerts. Hides facets that cannot tell alerts apart. */
export function AlertFilters(props: {
  alerts: readonly Alert[];
  visibleCount: number;
  filter: AlertFilter;
  onFilter: (filter: AlertFilter) => void;
}) {
  const { alerts, filter, onFilter } = props;
  const facets = ALERT_FACETS.map((facet) => ({ facet, options: alertOptions(alerts, facet) })).filter(
    ({ facet, options }) => options.length > 1 || filter[facet].length > 0,
  );
  const isFiltered = ALERT_FACETS.some((facet) => filter[facet].length > 0);
  if (facets.length === 0) return null;
  return (
    <fieldset className={styles.filters} aria-label="Filter alerts">
      {facets.map(({ facet, options }) => (
        <FacetMenu
          key={facet}
          name={FACET_NAMES[facet]}
          options={options}
          selected={filter[facet]}
          onSelect={(values) => onFilter({ ...filter, [facet]: values })}
        />
      ))}
      <p className={styles.shown} role="status" aria-label="Alerts shown">
        {isFiltered ? `${props.visibleCount.toLocaleString('en')} of ` : null}
        {alerts.length === 1 ? '1 alert' : `${alerts.length.toLocaleString('en')} alerts`}
      </p>
      {isFiltered ? <TextButton onClick={() => onFilter(NO_ALERT_FILTER)}>Clear filters</TextButton> : null}
    </fieldset>
  );
}

function FacetMenu(props: {
  name: string;
  options: readonly AlertOption[];
  selected: readonly string[];
  onSelect: (values: readonly string[]) => void;
}) {
  const { name, options, selected } = props;
  const labels = options.filter(({ value }) => selected.includes(value)).map(({ label }) => inertTextOf(label, 40));
  return (
    <Menu
      menuLabel={name}
      trigger={
        <>
          <span className={styles.facet}>
            {name}
            {labels.length === 0 ? null : <b> {labels.length === 1 ? labels[0] : labels.length}</b>}
          </span>
          <ChevronDown12Regular />
        </>
      }
    >
      <MenuHeader
        title={name}
        lines={options.length > MAX_OPTIONS ? [`Top ${MAX_OPTIONS} of ${options.length.toLocaleString('en')}`] : []}
      />
      {options.slice(0, MAX_OPTIONS).map(({ value, label, count }) => (
        <MenuCheckbox
          key={value}
          checked={selected.includes(value)}
          note={count.toLocaleString('en')}
          onChange={(isChecked) =>
            props.onSelect(isChecked ? [...selected, value] : selected.filter((other) => other !== value))
          }
        >
          {name === FACET_NAMES.severity ? (
            <SeverityMark level={value} label={<InertText text={label} maxLength={24} />} />
          ) : (
            <InertText text={label} maxLength={60} />
          )}
        </MenuCheckbox>
      ))}
    </Menu>
  );
}
