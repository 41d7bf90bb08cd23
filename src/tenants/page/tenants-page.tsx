import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import type { HeldToken } from '../../access/access-context.ts';
import type { ConsentRequests } from '../../access/consent-requests.ts';
import { SignInError } from '../../access/sign-in-error.ts';
import { incidentListQuery, refreshIncidents } from '../../defender/incident-queries.ts';
import type { Cloud } from '../../entra/clouds.ts';
import type { HttpError } from '../../http/http-error.ts';
import type { Fetch } from '../../http/protected-resource.ts';
import { createSearchCodec, textField } from '../../navigation/search-codec.ts';
import { useSearchState } from '../../navigation/use-search-state.ts';
import type { Clock } from '../../std/time.ts';
import type { FailureMessage } from '../../ui/failure-message.ts';
import { LiveRegion } from '../../ui/live-region.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { rungsDone } from '../consent/consent-ladder.ts';
import type { ConsentApplication } from '../consent/consent-panel.tsx';
import type { ListedTenant } from '../list/tenant-list.ts';
import { type TenantEntry, type TenantSettings, withEntry, withoutEntry } from '../list/tenant-settings.ts';
import { accountKinds } from './account-kind.ts';
import { AddTenantForm } from './add-tenant-form.tsx';
import { type Registration, RegistrationNotice } from './registration-notice.tsx';
import { type AccountKind, type TenantReader, type TenantRowState, tenantAccess } from './tenant-access.ts';
import { TenantTable } from './tenant-table.tsx';
import { TenantsFile } from './tenants-file.tsx';
import styles from './tenants-page.module.css';

/** The state of the page that is in the URL: the expanded tenant. */
const viewCodec = createSearchCodec<{ readonly tenant: string }>({ tenant: textField(36) });

/** Microsoft's number for a single-tenant application. It selects a text only. */
const SINGLE_TENANT_NUMBER = 50194;

/**
 * The tenants that the user can work in, and what is proven about access to each. Sends requests only when the user adds a
 * tenant or checks access.
 */
export function TenantsPage(props: {
  tenants: readonly ListedTenant[];
  settings: TenantSettings;
  onSettings: (settings: TenantSettings) => void;
  readerOf: (tenantId: string) => TenantReader | null;
  /** The session's tokens, read for what they say about the account. Kept nowhere. */
  heldTokens: () => Promise<readonly HeldToken[]>;
  /** `null` without a client id: nobody can consent to anything. */
  application: ConsentApplication | null;
  consentRequests: ConsentRequests;
  /** The address to return to after consent, with this tenant expanded. */
  pageOf: (tenantId: string) => string;
  effects: { readonly fetch: Fetch; readonly clock: Clock };
  cloud: Cloud;
  registration: Registration;
  describeFailure: (error: unknown) => FailureMessage;
  isPermissionMissing: (error: HttpError) => boolean;
  onDownload: (file: { readonly name: string; readonly text: string }) => void;
}) {
  const { tenants, settings, onSettings, application, consentRequests, effects } = props;
  const [view, changeView] = useSearchState(viewCodec);
  const [message, announce] = useState('');
  const client = useQueryClient();
  const readers = tenants.map(({ tenantId }) => props.readerOf(tenantId));
  const queries = useQueries({
    queries: readers.flatMap((reader) =>
      reader === null ? [] : [{ ...incidentListQuery(reader.source), enabled: false }],
    ),
  });
  const queryOf = new Map(
    readers.flatMap((reader) => reader ?? []).map(({ source }, index) => [source, queries[index]]),
  );
  const kinds = useAccountKinds(
    props.heldTokens,
    effects.clock,
    queries.map(({ dataUpdatedAt }) => dataUpdatedAt).join(),
  );
  const rows = tenants.map((tenant, index): TenantRowState => {
    const reader = readers[index] ?? null;
    const access = tenantAccess({
      tenant,
      isBrought: reader?.kind === 'brought-token',
      linkMadeAt: settings.find(({ tenantId }) => tenantId === tenant.tenantId)?.linkMadeAt ?? null,
      returned: consentRequests.returnedFor(tenant.tenantId),
      query: reader === null ? undefined : queryOf.get(reader.source),
      isPermissionMissing: props.isPermissionMissing,
      describeFailure: props.describeFailure,
    });
    return { tenant, reader, access, accountKind: kinds.get(tenant.tenantId) ?? null };
  });
  const change = (tenantId: string, entry: Partial<Omit<TenantEntry, 'tenantId'>>) =>
    onSettings(withEntry(settings, tenantId, entry));
  const check = (tenantIds: readonly string[]) => {
    for (const { tenant, reader } of rows) {
      if (reader !== null && tenantIds.includes(tenant.tenantId)) void refreshIncidents(client, reader.source);
    }
  };
  const readable = rows.filter(({ access }) => rungsDone(access.rungs) === access.rungs.length).length;
  const isRefusedAsSingle = queries.some(
    ({ error }) => error instanceof SignInError && error.details.aadstsCode === SINGLE_TENANT_NUMBER,
  );
  const groups = [...new Set(tenants.flatMap(({ group }) => group ?? []))].sort();

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div>
          <PageHeading>Tenants</PageHeading>
          <p>
            One consent and one token per tenant.
            {tenants.length === 0
              ? null
              : ` ${tenants.length} ${tenants.length === 1 ? 'tenant' : 'tenants'}, ${readable} read successfully.`}
          </p>
        </div>
        <AddTenantForm
          tenants={tenants}
          cloud={props.cloud}
          fetch={effects.fetch}
          onAdd={({ tenantId, domain, region }) => {
            change(tenantId, { domain, region, isInQueue: true });
            changeView({ tenant: tenantId });
          }}
          onShow={(tenantId) => changeView({ tenant: tenantId })}
        />
      </header>
      <RegistrationNotice registration={isRefusedAsSingle ? 'refused-as-single' : props.registration} />
      <TenantTable
        rows={rows}
        groups={groups}
        openId={view.tenant.toLowerCase()}
        onOpen={(tenantId) => changeView({ tenant: tenantId })}
        application={application}
        consentRequests={consentRequests}
        pageOf={props.pageOf}
        onChange={change}
        onLinkMade={(tenantId) => change(tenantId, { linkMadeAt: effects.clock() })}
        onRemove={({ tenantId, name }) => {
          onSettings(withoutEntry(settings, tenantId));
          changeView({ tenant: '' });
          announce(`Removed ${name}.`);
        }}
        onCheck={check}
      />
      <TenantsFile
        tenants={tenants}
        settings={settings}
        onSettings={onSettings}
        onDownload={props.onDownload}
        onMessage={announce}
      />
      <LiveRegion message={message} />
    </div>
  );
}

/** Reads the session's tokens when a read has succeeded, because then there may be a new one. */
function useAccountKinds(
  heldTokens: () => Promise<readonly HeldToken[]>,
  clock: Clock,
  reads: string,
): ReadonlyMap<string, AccountKind> {
  const [kinds, setKinds] = useState<ReadonlyMap<string, AccountKind>>(new Map());
  const readTokens = useEffectEvent(async () => accountKinds(await heldTokens().catch(() => []), clock()));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed time of a read restarts the effect
  useEffect(() => {
    let isMounted = true;
    void readTokens().then((read) => {
      if (isMounted) setKinds(read);
    });
    return () => {
      isMounted = false;
    };
  }, [reads]);
  return kinds;
}
