import type { Instant } from '../../std/instant.ts';

/**
 * A string as an OData literal: in single quotes, with inner quotes doubled. Not URL-encoded.
 * @see OData 4.01 URL Conventions §5.1.1.6.1 (primitive literals)
 */
export function stringLiteral(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** A moment as the service wrote it, unquoted, with all fraction digits. An `Instant` is always a date, so nothing can be injected. */
export function momentLiteral(moment: Instant): string {
  return /(Z|[+-]\d{2}:\d{2})$/i.test(moment.raw) ? moment.raw : `${moment.raw}Z`;
}

/** System query options in the given order, each name once, values encoded. Options that are `null` are omitted. */
export function queryString(options: { readonly [name: `$${string}`]: string | number | null }): string {
  const pairs = Object.entries(options).flatMap(([name, value]) =>
    value === null ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}
