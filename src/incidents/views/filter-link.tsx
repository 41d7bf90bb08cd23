import type { ReactNode } from 'react';
import { Link } from '../../navigation/link.tsx';
import { incidentsPath } from '../../navigation/routes.ts';
import { InertText } from '../../ui/inert-text.tsx';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import styles from './filter-link.module.css';
import { queueViewCodec, viewOf, viewSearch } from './queue-view.ts';

const FACETS = {
  tag: 'tag',
  asset: 'asset',
  source: 'source',
  category: 'category',
  technique: 'technique',
} as const;

type LinkedFacet = keyof typeof FACETS;

/**
 * Links a value to the incidents that have it. Only content for a value that the queue's URL cannot hold: one that is too long
 * or looks like a secret.
 */
export function FilterLink(props: {
  facet: LinkedFacet;
  /** As the queue's filter holds it. Untrusted. */
  value: string;
  /** `plain` for a value in a badge or in a list, where a line under it would be noise. */
  look?: 'underlined' | 'plain';
  children: ReactNode;
}) {
  const { facet, value } = props;
  const path = filterPath(facet, value);
  if (path === null) return props.children;
  const purpose = `Show incidents with this ${FACETS[facet]}`;
  return (
    <Link
      to={path}
      className={(props.look === 'plain' ? styles.plain : styles.underlined) ?? ''}
      title={`${purpose}: ${inertTextOf(value, 240)}`}
    >
      {props.children}
      <VisuallyHidden>, {purpose.toLowerCase()}</VisuallyHidden>
    </Link>
  );
}

/** Several values, separated by commas, each linked to the incidents that have it. */
export function FilterLinks(props: { facet: LinkedFacet; values: readonly string[] }) {
  return [...new Set(props.values)].map((value, index) => (
    <span key={value}>
      {index === 0 ? '' : ', '}
      <FilterLink facet={props.facet} value={value}>
        <InertText text={value} maxLength={120} />
      </FilterLink>
    </span>
  ));
}

function filterPath(facet: LinkedFacet, value: string): string | null {
  const filtered = facet === 'asset' ? value.toLowerCase() : value;
  // Secrets are only recognised in their original case.
  const canHold = [value, filtered].every((text) =>
    queueViewCodec.decode(searchFor(facet, text))[facet].includes(text),
  );
  return canHold ? incidentsPath(searchFor(facet, filtered)) : null;
}

function searchFor(facet: LinkedFacet, value: string): string {
  return viewSearch(viewOf({ [facet]: [value] }));
}
