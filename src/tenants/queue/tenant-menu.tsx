import { Building16Regular } from '@fluentui/react-icons/headless/svg/building';
import { ChevronDown12Regular } from '@fluentui/react-icons/headless/svg/chevron-down';
import { useState } from 'react';
import { Link } from '../../navigation/link.tsx';
import { ROUTES } from '../../navigation/routes.ts';
import { Menu, MenuCheckbox, MenuHeader, MenuItem, MenuSeparator } from '../../ui/menu.tsx';
import { groupTenants, type ListedTenant } from '../list/tenant-list.ts';
import { TenantFinder } from './tenant-finder.tsx';
import styles from './tenant-menu.module.css';

/** With more tenants, the menu offers a search. */
const MAX_WITHOUT_SEARCH = 10;

/** Chooses the tenants of the queue: single ones, a group, the failed ones or all. The choice is in the URL. */
export function TenantMenu(props: {
  tenants: readonly ListedTenant[];
  chosenIds: readonly string[];
  /** The chosen tenants that could not be read. */
  failedIds: readonly string[];
  /** How many tenants the link names that are not listed. They are not read. */
  unknownCount: number;
  onChoose: (tenantIds: readonly string[]) => void;
  onManage: () => void;
}) {
  const { tenants, chosenIds, failedIds, unknownCount, onChoose } = props;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [isFinding, setFinding] = useState(false);
  const chosen = new Set(chosenIds);
  const failed = new Set(failedIds);
  const groups = groupTenants(tenants);
  const named = groups.filter(({ group }) => group !== null);
  const [first] = tenants.filter(({ tenantId }) => chosen.has(tenantId));
  const label = chosenIds.length === 1 ? (first?.name ?? '1 tenant') : `${chosenIds.length} tenants`;
  // With a single tenant there is nothing to choose.
  if (tenants.length <= 1 && unknownCount === 0) return <bdi>{label}</bdi>;
  const toggle = (tenantId: string, isOn: boolean) => {
    const ids = tenants.map((tenant) => tenant.tenantId).filter((id) => (id === tenantId ? isOn : chosen.has(id)));
    // A queue without a tenant would show nothing and say nothing.
    if (ids.length > 0) onChoose(ids);
  };
  return (
    <span className={styles.tenants} ref={setAnchor}>
      <Menu
        look="plain"
        label={`Tenants: ${label}`}
        menuLabel="Tenants"
        trigger={
          <>
            <Building16Regular />
            <span className={styles.label}>{label}</span>
            <ChevronDown12Regular />
          </>
        }
      >
        <MenuItem note={tenants.length} onChoose={() => onChoose(tenants.map(({ tenantId }) => tenantId))}>
          All tenants
        </MenuItem>
        {tenants.length <= MAX_WITHOUT_SEARCH ? null : (
          <MenuItem onChoose={() => setFinding(true)}>Find a tenant…</MenuItem>
        )}
        {failed.size === 0 ? null : (
          <MenuItem note={failed.size} onChoose={() => onChoose(failedIds)}>
            Only failed tenants
          </MenuItem>
        )}
        {named.map(({ group, tenants: members }) => (
          <MenuItem
            key={group}
            note={members.length}
            onChoose={() => onChoose(members.map(({ tenantId }) => tenantId))}
          >
            Group: <bdi>{group}</bdi>
          </MenuItem>
        ))}
        {groups.map(({ group, tenants: members }) => (
          <div key={group ?? ''}>
            <MenuSeparator />
            {named.length === 0 ? null : <MenuHeader title={group ?? 'No group'} />}
            {members.map(({ tenantId, name }) => (
              <MenuCheckbox
                key={tenantId}
                checked={chosen.has(tenantId)}
                note={failed.has(tenantId) ? 'Failed' : undefined}
                onChange={(isOn) => toggle(tenantId, isOn)}
              >
                <bdi>{name}</bdi>
              </MenuCheckbox>
            ))}
          </div>
        ))}
        <MenuSeparator />
        <MenuItem onChoose={props.onManage}>Manage tenants</MenuItem>
      </Menu>
      {isFinding && anchor !== null ? (
        <TenantFinder {...{ tenants, chosen, failed, anchor }} onToggle={toggle} onClose={() => setFinding(false)} />
      ) : null}
      {unknownCount === 0 ? null : (
        <span className={styles.unknown} role="status">
          {unknownCount === 1 ? '1 tenant of this link isn’t' : `${unknownCount} tenants of this link aren’t`} in your
          list and {unknownCount === 1 ? 'isn’t' : 'aren’t'} read. <Link to={ROUTES.tenants}>Open tenants</Link>
        </span>
      )}
    </span>
  );
}
