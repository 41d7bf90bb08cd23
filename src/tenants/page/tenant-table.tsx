import { Building20Regular } from '@fluentui/react-icons/headless/svg/building';
import { ChevronDown16Regular } from '@fluentui/react-icons/headless/svg/chevron-down';
import { ChevronRight16Regular } from '@fluentui/react-icons/headless/svg/chevron-right';
import type { ConsentRequests } from '../../access/consent-requests.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Moment } from '../../ui/moment.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import type { ConsentApplication } from '../consent/consent-panel.tsx';
import type { ListedTenant } from '../list/tenant-list.ts';
import type { TenantEntry } from '../list/tenant-settings.ts';
import { LadderRail } from './ladder-rail.tsx';
import type { TenantRowState } from './tenant-access.ts';
import { TenantDetails } from './tenant-details.tsx';
import styles from './tenant-table.module.css';

/** Explicit roles, because browsers drop them from a table that is not laid out as one on a phone. */
const ROLES = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  rowheader: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const;

type TableProps = {
  rows: readonly TenantRowState[];
  groups: readonly string[];
  /** The expanded tenant; empty for none. */
  openId: string;
  onOpen: (tenantId: string) => void;
  application: ConsentApplication | null;
  consentRequests: ConsentRequests;
  pageOf: (tenantId: string) => string;
  onChange: (tenantId: string, change: Partial<Omit<TenantEntry, 'tenantId'>>) => void;
  onLinkMade: (tenantId: string) => void;
  onRemove: (tenant: ListedTenant) => void;
  onCheck: (tenantIds: readonly string[]) => void;
};

/** The table of tenants. A row expands to its steps, its consent link and its settings. */
export function TenantTable(props: TableProps) {
  const { rows } = props;
  if (rows.length === 0) {
    return (
      <EmptyState icon={<Building20Regular />} title="No tenants yet">
        Sign in to list your own tenant, or add a customer by tenant ID or verified domain.
      </EmptyState>
    );
  }
  return (
    <table className={styles.table} {...ROLES.table}>
      <caption>
        <VisuallyHidden>Tenants</VisuallyHidden>
      </caption>
      <thead {...ROLES.rowgroup}>
        <tr {...ROLES.row}>
          <th scope="col" {...ROLES.columnheader}>
            Queue
          </th>
          <th scope="col" {...ROLES.columnheader}>
            Tenant
          </th>
          <th scope="col" {...ROLES.columnheader}>
            Access
          </th>
          <th scope="col" {...ROLES.columnheader}>
            Consent ladder
          </th>
          <th scope="col" {...ROLES.columnheader} className={styles.end}>
            Open incidents
          </th>
          <th scope="col" {...ROLES.columnheader}>
            Last read
          </th>
          <th scope="col" {...ROLES.columnheader}>
            What to do
          </th>
        </tr>
      </thead>
      <tbody {...ROLES.rowgroup}>
        {rows.map((row) => (
          <TenantRows key={row.tenant.tenantId} {...props} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function TenantRows(props: TableProps & { row: TenantRowState }) {
  const { row } = props;
  const { tenant, access, reader } = row;
  const { tenantId } = tenant;
  const isOpen = props.openId === tenantId;
  const subtitle = [tenant.name === tenant.domain ? null : tenant.domain, tenant.group, tenant.region].filter(
    (part) => part !== null,
  );
  return (
    <>
      <tr {...ROLES.row} data-open={isOpen || undefined}>
        <td {...ROLES.cell} className={styles.choice}>
          <input
            type="checkbox"
            aria-label={`${tenant.name} in the queue`}
            checked={tenant.isInQueue}
            onChange={(event) => props.onChange(tenantId, { isInQueue: event.target.checked })}
          />
        </td>
        <th scope="row" {...ROLES.rowheader}>
          <button
            type="button"
            className={styles.expand}
            aria-expanded={isOpen}
            onClick={() => props.onOpen(isOpen ? '' : tenantId)}
          >
            {isOpen ? <ChevronDown16Regular aria-hidden="true" /> : <ChevronRight16Regular aria-hidden="true" />}
            <bdi className={styles.name}>{tenant.name}</bdi>
          </button>
          {subtitle.length === 0 ? null : <span className={styles.sub}>{subtitle.join(' · ')}</span>}
        </th>
        <td {...ROLES.cell}>
          <WayIn row={row} />
        </td>
        <td {...ROLES.cell}>
          <LadderRail rungs={access.rungs} />
        </td>
        <td {...ROLES.cell} className={styles.end}>
          {access.openIncidents === null ? (
            <span className={styles.quiet}>–</span>
          ) : (
            access.openIncidents.toLocaleString('en')
          )}
          <span className={styles.onPhone}> open</span>
        </td>
        <td {...ROLES.cell}>
          {access.lastReadAt === null ? (
            <span className={styles.quiet}>Never</span>
          ) : (
            <Moment form="ago" instant={{ epochMs: access.lastReadAt, raw: '' }} />
          )}
        </td>
        <td {...ROLES.cell} className={styles.todo}>
          <ToDo row={row} onCheck={() => props.onCheck([tenantId])} onOpen={() => props.onOpen(tenantId)} />
        </td>
      </tr>
      {isOpen ? (
        <tr {...ROLES.row} className={styles.details}>
          <td {...ROLES.cell} colSpan={7}>
            <TenantDetails
              key={tenantId}
              row={row}
              groups={props.groups}
              application={reader?.kind === 'brought-token' ? null : props.application}
              stateOf={() => props.consentRequests.stateFor(tenantId, props.pageOf(tenantId))}
              onLinkMade={() => props.onLinkMade(tenantId)}
              onChange={(change) => props.onChange(tenantId, change)}
              onRemove={tenant.origin === 'added' ? () => props.onRemove(tenant) : null}
              onCheck={reader === null ? null : () => props.onCheck([tenantId])}
            />
          </td>
        </tr>
      ) : null}
    </>
  );
}

/** How the tenant is reached, as far as a token says. A token never says whether access is delegated (GDAP). */
function WayIn({ row }: { row: TenantRowState }) {
  const { tenant, reader, accountKind } = row;
  if (reader?.kind === 'brought-token') {
    return (
      <>
        Token brought along
        <span className={styles.sub}>Kept for this tab</span>
      </>
    );
  }
  const isHome = tenant.origin === 'home';
  const kind = accountKind ?? (isHome ? 'own' : 'unknown');
  return (
    <>
      {{ member: 'Member', guest: 'Guest', own: 'Your tenant', unknown: 'Your account' }[kind]}
      <span className={styles.sub}>
        {
          {
            member: 'As the token says',
            guest: 'As the token says',
            own: 'Your account',
            unknown: 'Not stated by a token',
          }[kind]
        }
      </span>
    </>
  );
}

function ToDo(props: { row: TenantRowState; onCheck: () => void; onOpen: () => void }) {
  const { access, reader } = props.row;
  if (access.isReading) return <span className={styles.quiet}>Checking…</span>;
  if (access.problem !== null) {
    return (
      <>
        <span className={styles.badge} data-tone="danger">
          {access.problem.badge}
        </span>
        <TextButton onClick={props.onOpen}>How to fix it</TextButton>
      </>
    );
  }
  if (access.lastReadAt !== null) return <span className={styles.quiet}>Nothing</span>;
  if (reader === null) return <span className={styles.quiet}>Sign in to check access</span>;
  return (
    <TextButton label={`Check access to ${props.row.tenant.name}`} onClick={props.onCheck}>
      Check access
    </TextButton>
  );
}
