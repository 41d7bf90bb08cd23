import type { ReactNode } from 'react';
import type { Incident } from '../../defender/model/incident.ts';
import { categoriesOf, firstActivityOf, lastActivityOf, sourcesOf } from '../../defender/model/incident-facts.ts';
import { safePortalUrl } from '../../defender/model/portal-url.ts';
import { APIS } from '../../entra/apis.ts';
import type { Instant } from '../../std/instant.ts';
import { Badge } from '../../ui/badge.tsx';
import { defangUrl } from '../../ui/defang.ts';
import { formatDuration } from '../../ui/format-moment.ts';
import { InertText } from '../../ui/inert-text.tsx';
import { Moment } from '../../ui/moment.tsx';
import { categoryLabel, classificationLabel, determinationLabel, sourceLabel } from '../labels/incident-labels.ts';
import { FilterLink, FilterLinks } from '../views/filter-link.tsx';
import styles from './incident-details.module.css';

type Detail = { readonly name: string; readonly value: ReactNode };

/** The details shown in the side panel. */
export function panelDetails(incident: Incident): readonly Detail[] {
  return present([
    { name: 'Classification', value: <Classification incident={incident} /> },
    moment('First activity', firstActivityOf(incident)),
    lastActivity(incident),
    moment('Last update', incident.lastUpdate),
    moment('Created', incident.created),
    links('Sources', 'source', sourcesOf(incident).map(sourceLabel)),
    links('Categories', 'category', categoriesOf(incident).map(categoryLabel)),
    tags('Tags', incident.tags),
    tags('System tags', incident.systemTags),
    text('Merged into', incident.redirectedTo),
  ]);
}

/** The details on the Overview tab: everything that the rest of the page does not show. */
export function pageDetails(incident: Incident, tenantName: string, portalOrigin: string): readonly Detail[] {
  const isForeign = incident.portalUrl !== null && safePortalUrl(incident.portalUrl, portalOrigin) === null;
  return present([
    {
      name: 'Classification',
      value: (
        <Value isSet={incident.classification !== 'unknown'} text={classificationLabel(incident.classification)} />
      ),
    },
    {
      name: 'Determination',
      value: <Value isSet={incident.determination !== 'unknown'} text={determinationLabel(incident.determination)} />,
    },
    {
      name: 'Assigned to',
      value: <Value isSet={incident.assignedTo !== null} text={incident.assignedTo ?? 'Unassigned'} />,
    },
    incident.priorityScore === null ? null : { name: 'Priority score', value: `${incident.priorityScore} of 100` },
    moment('Created', incident.created, 'absolute'),
    moment('Last update', incident.lastUpdate, 'absolute'),
    moment('First activity', firstActivityOf(incident)),
    lastActivity(incident),
    links('Sources', 'source', sourcesOf(incident).map(sourceLabel)),
    links('Categories', 'category', categoriesOf(incident).map(categoryLabel)),
    tags('Tags', incident.tags),
    tags('System tags', incident.systemTags),
    text('Merged into', incident.redirectedTo),
    text('Last modified by', incident.lastModifiedBy),
    text('Resolving comment', incident.resolvingComment),
    { name: 'Tenant', value: <InertText text={tenantName} maxLength={80} /> },
    // Never link to an unexpected host; show the URL instead.
    isForeign ? text('Unrecognised portal link', defangUrl(incident.portalUrl ?? '')) : null,
    { name: 'Source API', value: APIS[incident.api].displayName },
  ]);
}

function present(details: readonly (Detail | null)[]): readonly Detail[] {
  return details.filter((detail) => detail !== null);
}

function moment(name: string, instant: Instant | null, form: 'short' | 'absolute' = 'short'): Detail | null {
  return instant === null ? null : { name, value: <Moment instant={instant} form={form} /> };
}

function lastActivity(incident: Incident): Detail | null {
  const first = firstActivityOf(incident);
  const last = lastActivityOf(incident);
  if (last === null) return null;
  const durationMs = first === null ? 0 : last.epochMs - first.epochMs;
  return {
    name: 'Last activity',
    value: (
      <>
        <Moment instant={last} form="short" />{' '}
        {durationMs > 0 ? <span className={styles.quiet}>({formatDuration(durationMs)})</span> : null}
      </>
    ),
  };
}

function links(name: string, facet: 'source' | 'category', values: readonly string[]): Detail | null {
  if (values.length === 0) return null;
  return { name, value: <FilterLinks facet={facet} values={values} /> };
}

function text(name: string, value: string | null): Detail | null {
  return value === null || value === '' ? null : { name, value: <InertText text={value} maxLength={400} /> };
}

function tags(name: string, values: readonly string[]): Detail | null {
  if (values.length === 0) return null;
  return {
    name,
    value: (
      <span className={styles.tags}>
        {[...new Set(values)].map((value) => (
          <Badge key={value}>
            <FilterLink facet="tag" value={value} look="plain">
              <InertText text={value} maxLength={60} />
            </FilterLink>
          </Badge>
        ))}
      </span>
    ),
  };
}

function Classification(props: { incident: Incident }) {
  const { classification, determination } = props.incident;
  if (classification === 'unknown') return <span className={styles.quiet}>Not set</span>;
  const labels = [classificationLabel(classification)];
  if (determination !== 'unknown') labels.push(determinationLabel(determination));
  return <InertText text={labels.join(': ')} maxLength={120} />;
}

function Value(props: { isSet: boolean; text: string }) {
  return (
    <span className={props.isSet ? undefined : styles.quiet}>
      <InertText text={props.text} maxLength={120} />
    </span>
  );
}
