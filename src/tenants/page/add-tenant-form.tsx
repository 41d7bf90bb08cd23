import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import type { Cloud } from '../../entra/clouds.ts';
import type { Fetch } from '../../http/protected-resource.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { inputClass } from '../../ui/input-class.ts';
import { LiveRegion } from '../../ui/live-region.tsx';
import { type DiscoveredTenant, type DiscoveryProblem, discoverTenant } from '../list/tenant-discovery.ts';
import type { ListedTenant } from '../list/tenant-list.ts';
import { MOST_TENANTS } from '../list/tenant-settings.ts';
import styles from './tenants-page.module.css';

/**
 * Adds a tenant by its id or a verified domain. Asks the tenant's authority for its id, cloud and region first, so that a
 * tenant of another cloud is refused before the first failure.
 */
export function AddTenantForm(props: {
  tenants: readonly ListedTenant[];
  cloud: Cloud;
  fetch: Fetch;
  onAdd: (tenant: DiscoveredTenant) => void;
  /** Shows a tenant that is already listed. */
  onShow: (tenantId: string) => void;
}) {
  const { tenants, cloud } = props;
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  const [message, setMessage] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const add = async (event: SyntheticEvent) => {
    event.preventDefault();
    running.current?.abort();
    const abort = new AbortController();
    running.current = abort;
    setError(undefined);
    setMessage('');
    if (tenants.length >= MOST_TENANTS) {
      setError(`The list is full: ${MOST_TENANTS} tenants. Remove one first.`);
      return;
    }
    setIsBusy(true);
    const found = await discoverTenant(text, { cloud, fetch: props.fetch, signal: abort.signal });
    if (abort.signal.aborted) return;
    setIsBusy(false);
    if (!found.ok) {
      setError(problemText(found.problem, cloud));
      return;
    }
    const { tenantId } = found.value;
    const known = tenants.find((tenant) => tenant.tenantId === tenantId);
    if (known === undefined) props.onAdd(found.value);
    else props.onShow(tenantId);
    setMessage(known === undefined ? `Added ${found.value.domain ?? tenantId}.` : `${known.name} is already listed.`);
    setText('');
  };

  return (
    <form className={styles.add} aria-label="Add a customer" onSubmit={(event) => void add(event)} noValidate>
      <Field label="Customer tenant" error={error} hint={message === '' ? undefined : message}>
        {(control) => (
          <input
            {...control}
            className={inputClass()}
            placeholder="Tenant ID or verified domain"
            autoComplete="off"
            spellCheck={false}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setError(undefined);
            }}
          />
        )}
      </Field>
      <Button type="submit" kind="primary" busy={isBusy ? 'Looking up' : undefined}>
        Add tenant
      </Button>
      <LiveRegion message={error ?? message} />
    </form>
  );
}

function problemText(problem: DiscoveryProblem, cloud: Cloud): string {
  switch (problem.code) {
    case 'not-a-tenant':
      return 'Enter a tenant ID (a GUID) or a verified domain, such as contoso.onmicrosoft.com.';
    case 'not-found':
      return `Microsoft knows no such tenant in the ${cloud.displayName} cloud. Check the ID or domain with the customer.`;
    case 'other-cloud':
      return `This tenant is in ${problem.cloud === null ? 'another cloud' : `the ${problem.cloud} cloud`}, and this site is set up for ${cloud.displayName}. Its tokens can’t be used here: use a site that is set up for that cloud.`;
    case 'no-response':
      return 'Microsoft’s sign-in service didn’t respond. Check the connection and try again.';
    case 'unreadable':
      return 'The response doesn’t describe this tenant. A proxy may have changed it. Try again.';
    case 'cancelled':
      return '';
  }
}
