import { useState } from 'react';
import { AnchoredDialog } from '../../ui/anchored-dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import type { ListedTenant } from '../list/tenant-list.ts';
import styles from './tenant-menu.module.css';

/** Finds tenants by name, domain, group or id, and chooses them one by one. */
export function TenantFinder(props: {
  tenants: readonly ListedTenant[];
  chosen: ReadonlySet<string>;
  failed: ReadonlySet<string>;
  anchor: HTMLElement;
  onToggle: (tenantId: string, isOn: boolean) => void;
  onClose: () => void;
}) {
  const { tenants, chosen, failed } = props;
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const found = tenants.filter(({ name, domain, group, tenantId }) =>
    [name, domain, group, tenantId].some((value) => value?.toLowerCase().includes(wanted)),
  );
  return (
    <AnchoredDialog label="Find a tenant" anchor={props.anchor} size="sheet" onClose={props.onClose}>
      <div className={styles.finder}>
        <SearchBox
          label="Tenant"
          placeholder="Name, domain, group or ID"
          maxLength={100}
          value={text}
          onChange={setText}
        />
        <ul className={styles.found} aria-label="Tenants">
          {found.map(({ tenantId, name }) => (
            <li key={tenantId}>
              <label>
                <input
                  type="checkbox"
                  checked={chosen.has(tenantId)}
                  onChange={(event) => props.onToggle(tenantId, event.target.checked)}
                />
                <bdi>{name}</bdi>
                {failed.has(tenantId) ? <span className={styles.failed}>Failed</span> : null}
              </label>
            </li>
          ))}
        </ul>
        <div className={styles.finderEnd}>
          <span role="status">
            {found.length === 0
              ? 'No matching tenants'
              : `${found.length} of ${tenants.length} tenants, ${chosen.size} chosen`}
          </span>
          <Button size="small" onClick={props.onClose}>
            Done
          </Button>
        </div>
      </div>
    </AnchoredDialog>
  );
}
