/* biome-ignore-all lint/a11y/noRedundantRoles: laid out as a grid on narrow screens, where browsers drop the roles */
import { useState } from 'react';
import type { InspectedToken } from '../../token/inspect-token.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { inertTextOf } from '../../ui/inert-text-parts.ts';
import { SearchBox } from '../../ui/search-box.tsx';
import tableStyles from '../../ui/table.module.css';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { CopyTextButton } from '../page/copy-text-button.tsx';
import type { TenantNames } from '../tokens/tenant-names.ts';
import { ClaimMeaning } from './claim-meaning.tsx';
import { ClaimName } from './claim-name.tsx';
import { claimRows, searchRows, valueText } from './claim-rows.ts';
import styles from './claim-table.module.css';
import { ClaimValue } from './claim-value.tsx';
import { claimsMarkdown } from './claims-markdown.ts';

const COPY_WORDS = { claims: 'Copy as Markdown', header: 'Copy header as Markdown' } as const;
const MAX_NAME = 60;

/** Below this a search is in the way. */
const MIN_SEARCHED = 8;

/** Every claim of one part of a token: its value explained and what it means. Unknown ones stay visible. */
export function ClaimTable(props: {
  caption: 'Claims' | 'Header';
  part: 'claims' | 'header';
  inspected: InspectedToken;
  /** Claims that a serious finding points at. */
  alarming: ReadonlySet<string>;
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
          {all.length < MIN_SEARCHED ? null : (
            <SearchBox label="Search claims" placeholder="Claim or value" value={search} onChange={setSearch} />
          )}
          <CopyTextButton text={() => claimsMarkdown(inspected.token, part)}>{COPY_WORDS[part]}</CopyTextButton>
        </div>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={`${tableStyles.frame} ${styles.frame}`} tabIndex={0} aria-label={`${caption}, scrolls`}>
        <table className={`${tableStyles.table} ${styles.claims}`} role="table">
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
              <tr key={row.name} role="row" data-tone={props.alarming.has(row.name) ? 'danger' : undefined}>
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
                    text={inertTextOf(valueText(row.value))}
                    label={`Copy ${inertTextOf(row.name, MAX_NAME)}`}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {rows.length > 0 ? null : (
        <p className={styles.none}>{all.length === 0 ? 'It holds none.' : 'None of them matches.'}</p>
      )}
    </section>
  );
}
