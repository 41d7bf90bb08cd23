import { useId, useState } from 'react';
import { signInPermissions } from '../../entra/incident-permissions.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Field } from '../../ui/field.tsx';
import { inputClass } from '../../ui/input-class.ts';
import { type ConsentApplication, ConsentPanel } from '../consent/consent-panel.tsx';
import { cleanLabel, GROUP_LENGTH, NAME_LENGTH, type TenantEntry } from '../list/tenant-settings.ts';
import { RungList } from './rung-list.tsx';
import type { TenantRowState } from './tenant-access.ts';
import styles from './tenant-details.module.css';

/** The expanded part of a row: the steps with their proof, the consent link, and the tenant's name and group. */
export function TenantDetails(props: {
  row: TenantRowState;
  groups: readonly string[];
  /** `null` if consent to our own application is not the way in. */
  application: ConsentApplication | null;
  stateOf: () => string;
  onLinkMade: () => void;
  onChange: (change: Partial<Omit<TenantEntry, 'tenantId'>>) => void;
  onRemove: (() => void) | null;
  onCheck: (() => void) | null;
}) {
  const { row, application } = props;
  const { tenant, access, reader } = row;
  const isProven = access.rungs.find(({ id }) => id === 'token')?.state === 'passed';
  const api = reader?.source.api ?? application?.api;
  return (
    <div className={styles.details}>
      <section aria-label={`Access to ${tenant.name}`}>
        <RungList
          access={access}
          isBrought={reader?.kind === 'brought-token'}
          permission={api === undefined ? '' : signInPermissions(api).join(', ')}
          onCheck={props.onCheck}
        />
        {props.onCheck === null || access.isReading || access.lastReadAt === null ? null : (
          <Button size="small" onClick={props.onCheck}>
            Check again
          </Button>
        )}
      </section>
      <div className={styles.side}>
        {application === null || tenant.origin === 'home' ? null : (
          <ConsentPanel
            tenant={tenant}
            application={application}
            stateOf={props.stateOf}
            isProven={isProven}
            onMade={props.onLinkMade}
          />
        )}
        <Labels key={`${tenant.name} ${tenant.group}`} {...props} />
      </div>
    </div>
  );
}

/** The user's own name and group for the tenant. They stay in this browser. */
function Labels(props: Parameters<typeof TenantDetails>[0]) {
  const { tenant } = props.row;
  const listId = useId();
  const [name, setName] = useState(tenant.name === tenant.tenantId ? '' : tenant.name);
  const [group, setGroup] = useState(tenant.group ?? '');
  const isChanged =
    (cleanLabel(name, NAME_LENGTH) ?? tenant.name) !== tenant.name || cleanLabel(group, GROUP_LENGTH) !== tenant.group;
  return (
    <form
      className={styles.labels}
      aria-label={`Name and group of ${tenant.name}`}
      onSubmit={(event) => {
        event.preventDefault();
        props.onChange({ name: cleanLabel(name, NAME_LENGTH), group: cleanLabel(group, GROUP_LENGTH) });
      }}
    >
      <Field label="Name">
        {(control) => (
          <input
            {...control}
            className={inputClass()}
            maxLength={NAME_LENGTH}
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field label="Group">
        {(control) => (
          <input
            {...control}
            className={inputClass()}
            maxLength={GROUP_LENGTH}
            list={listId}
            autoComplete="off"
            value={group}
            onChange={(event) => setGroup(event.target.value)}
          />
        )}
      </Field>
      <datalist id={listId}>
        {props.groups.map((known) => (
          <option key={known} value={known} />
        ))}
      </datalist>
      <div className={styles.actions}>
        <Button type="submit" size="small" {...(isChanged ? { kind: 'primary' as const } : {})}>
          Save
        </Button>
        {props.onRemove === null ? null : (
          <Button size="small" kind="plain" onClick={props.onRemove}>
            Remove tenant
          </Button>
        )}
      </div>
      <p className={styles.hint}>
        Tenant ID <code>{tenant.tenantId}</code> <CopyButton text={tenant.tenantId} label="Copy tenant ID" />
      </p>
      {tenant.origin === 'configured' ? (
        <p className={styles.hint}>This tenant is listed in config.json, so it can’t be removed here.</p>
      ) : null}
    </form>
  );
}
