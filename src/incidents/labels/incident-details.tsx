import type { ReactNode } from 'react';
import type { Incident } from '../../defender/model/incident.ts';
import { categoriesOf, firstActivityOf, lastActivityOf, sourcesOf } from '../../defender/model/incident-facts.ts';
import { safePortalUrl } from '../../defender/model/portal-url.ts';
import type { Instant } from '../../std/instant.ts';
import { Badge } from '../../ui/badge.tsx';
import { defangUrl } from '../../ui/defang.ts';
import { formatDuration } from '../../ui/format-moment.ts';
import { InertText } from '../../ui/inert-text.tsx';
import { Moment } from '../../ui/moment.tsx';
import styles from './incident-details.module.css';
import { categoryLabel, classificationLabel, determinationLabel, sourceLabel } from './incident-labels.ts';

type Fact = { readonly name: string; readonly value: ReactNode };

/** The few facts of the side panel. */
export function panelDetails(incident: Incident): readonly Fact[] {
  return present([
    { name: 'Classification', value: <Classification incident={incident} /> },
    moment('First activity', firstActivityOf(incident)),
    lastActivity(incident),
    moment('Last update', incident.lastUpdate),
    moment('Created', incident.created),
    list('Sources', sourcesOf(incident).map(sourceLabel)),
    list('Categories', categoriesOf(incident).map(categoryLabel)),
    tags('Tags', incident.tags),
    tags('System tags', incident.systemTags),
    text('Redirected to', incident.redirectedTo),
  ]);
}

/** Every fact of the incident that is not shown elsewhere on its page. */
export function pageDetails(incident: Incident, tenantName: string, portalOrigin: string): readonly Fact[] {
  const isForeign = incident.portalUrl !== null && safePortalUrl(incident.portalUrl, portalOrigin) === null;
  return present([
    {
      name: 'Classification',
      value: <Word known={incident.classification !== 'unknown'} text={classificationLabel(incident.classification)} />,
    },
    {
      name: 'Determination',
      value: <Word known={incident.determination !== 'unknown'} text={determinationLabel(incident.determination)} />,
    },
    {
      name: 'Assigned to',
      value: <Word known={incident.assignedTo !== null} text={incident.assignedTo ?? 'Unassigned'} />,
    },
    incident.priorityScore === null ? null : { name: 'Priority score', value: `${incident.priorityScore} of 100` },
    moment('Created', incident.created, 'absolute'),
    moment('Last update', incident.lastUpdate, 'absolute'),
    moment('First activity', firstActivityOf(incident)),
    lastActivity(incident),
    list('Sources', sourcesOf(incident).map(sourceLabel)),
    list('Categories', categoriesOf(incident).map(categoryLabel)),
    tags('Tags', incident.tags),
    tags('System tags', incident.systemTags),
    text('Redirected to', incident.redirectedTo),
    text('Last changed by', incident.lastModifiedBy),
    text('Resolving comment', incident.resolvingComment),
    { name: 'Tenant', value: <InertText text={tenantName} maxLength={80} /> },
    // A link that leads elsewhere is told, not followed.
    isForeign ? text('Link as sent', defangUrl(incident.portalUrl ?? '')) : null,
    { name: 'Read through', value: incident.api === 'graph-security' ? 'Microsoft Graph' : 'Defender XDR' },
  ]);
}

function present(facts: readonly (Fact | null)[]): readonly Fact[] {
  return facts.filter((fact) => fact !== null);
}

function moment(name: string, instant: Instant | null, form: 'short' | 'absolute' = 'short'): Fact | null {
  return instant === null ? null : { name, value: <Moment instant={instant} form={form} /> };
}

function lastActivity(incident: Incident): Fact | null {
  const first = firstActivityOf(incident);
  const last = lastActivityOf(incident);
  if (last === null) return null;
  const span = first === null ? 0 : last.epochMs - first.epochMs;
  return {
    name: 'Last activity',
    value: (
      <>
        <Moment instant={last} form="short" />{' '}
        {span > 0 ? <span className={styles.quiet}>({formatDuration(span)})</span> : null}
      </>
    ),
  };
}

function list(name: string, words: readonly string[]): Fact | null {
  if (words.length === 0) return null;
  return { name, value: <InertText text={[...new Set(words)].join(', ')} maxLength={400} /> };
}

function text(name: string, value: string | null): Fact | null {
  return value === null || value === '' ? null : { name, value: <InertText text={value} maxLength={400} /> };
}

function tags(name: string, words: readonly string[]): Fact | null {
  if (words.length === 0) return null;
  return {
    name,
    value: (
      <span className={styles.tags}>
        {[...new Set(words)].map((word) => (
          <Badge key={word}>
            <InertText text={word} maxLength={60} />
          </Badge>
        ))}
      </span>
    ),
  };
}

function Classification(props: { incident: Incident }) {
  const { classification, determination } = props.incident;
  if (classification === 'unknown') return <span className={styles.quiet}>Not set</span>;
  const words = [classificationLabel(classification)];
  if (determination !== 'unknown') words.push(determinationLabel(determination));
  return <InertText text={words.join(': ')} maxLength={120} />;
}

function Word(props: { known: boolean; text: string }) {
  return (
    <span className={props.known ? undefined : styles.quiet}>
      <InertText text={props.text} maxLength={120} />
    </span>
  );
}
