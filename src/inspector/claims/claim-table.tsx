/* biome-ignore-all lint/a11y/noRedundantRoles: laid out as a grid on narrow screens, where browsers drop the roles */
import { useState } from 'react';
import type { InspectedToken } from '../../token/inspect-token.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { CopyTextButton } from '../../ui/copy-text-button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { SearchBox } from '../../ui/search-box.tsx';
import tableStyles from '../../ui/table.module.css';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import type { TenantNames } from '../tokens/tenant-names.ts';
import { ClaimMeaning } from './claim-meaning.tsx';
import { type ClaimRow, claimRows, searchRows, valueText, withoutTokens } from './claim-rows.ts';
import styles from './claim-table.module.css';
import { ClaimValue } from './claim-value.tsx';
import { claimsMarkdown } from './claims-markdown.ts';

const COPY_LABELS = { claims: 'Copy as Markdown', header: 'Copy header as Markdown' } as const;
const MAX_NAME_LENGTH = 60;

/** Shorter tables need no search box. */
const MIN_ROWS_FOR_SEARCH = 8;

/** Lists every claim of one part of a token with its value and meaning, unknown claims included. */
export function ClaimTable(props: {
  caption: 'Claims' | 'Header';
  part: 'claims' | 'header';
  inspected: InspectedToken;
  /** Claims that a critical finding refers to. */
  highlighted: ReadonlySet<string>;
  tenants: TenantNames;
}) {
  const { caption, part, inspected } = props;
  const [search, setSearch] = useState('');
  const all = claimRows(inspected.token, part);
  const rows = searchRows(all, search);
  const titleId = `token-${part}`;
  return (
    <section aria-labelledby={titleId}>
      <div className={styles.head}>
        <h2 className={styles.title} id={titleId}>
          {caption} <span className={styles.count}>{all.length}</span>
        </h2>
        <div className={styles.tools}>
          {all.length < MIN_ROWS_FOR_SEARCH ? null : (
            <SearchBox label="Search claims" placeholder="Claim or value" value={search} onChange={setSearch} />
          )}
          <CopyTextButton text={() => claimsMarkdown(inspected.token, part)}>{COPY_LABELS[part]}</CopyTextButton>
        </div>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard */}
      <section className={`${tableStyles.frame} ${styles.frame}`} tabIndex={0} aria-label={`${caption}, scrolls`}>
        <table className={`${tableStyles.table} ${tableStyles.stacked} ${styles.claims}`} role="table">
          <caption>
            <VisuallyHidden>{caption}</VisuallyHidden>
          </caption>
          <thead role="rowgroup">
            <tr role="row">
              <th scope="col" role="columnheader">
                Claim
              </th>
              <th scope="col" role="columnheader">
                Value
              </th>
              <th scope="col" role="columnheader">
                Meaning
              </th>
              <th scope="col" role="columnheader">
                <VisuallyHidden>Copy</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {rows.map((row) => (
              <tr key={row.name} role="row" data-tone={props.highlighted.has(row.name) ? 'danger' : undefined}>
                <th scope="row" role="rowheader">
                  <ClaimName row={row} />
                </th>
                <td role="cell">
                  <ClaimValue row={row} inspected={inspected} tenants={props.tenants} />
                </td>
                <td role="cell">
                  <ClaimMeaning row={row} inspected={inspected} tenants={props.tenants} />
                </td>
                <td role="cell">
                  <CopyButton
                    text={() => inertTextOf(withoutTokens(valueText(row.value)))}
                    label={`Copy ${inertTextOf(row.name, MAX_NAME_LENGTH)}`}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {rows.length > 0 ? null : <p className={styles.empty}>{all.length === 0 ? 'None' : 'No matches'}</p>}
    </section>
  );
}

/** The claim's name, linked to the specification that defines it. A long name expands on click. */
function ClaimName(props: { row: ClaimRow }) {
  const { name, entry } = props.row;
  const text = <InertText text={name} maxLength={MAX_NAME_LENGTH} code />;
  if (name.length > MAX_NAME_LENGTH) {
    return (
      <Disclosure summary={text}>
        <InertText text={name} code className={styles.fullName} />
      </Disclosure>
    );
  }
  if (entry?.source === undefined || entry.source === null) return text;
  return (
    <a
      className={styles.name}
      href={entry.source}
      target="_blank"
      rel="noreferrer"
      title={`Definition of ${entry.name}`}
    >
      {text}
    </a>
  );
}
