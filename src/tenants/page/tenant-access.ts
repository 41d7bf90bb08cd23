import type { ConsentReturn } from '../../access/consent-requests.ts';
import type { IncidentSource } from '../../defender/incident-source.ts';
import type { HttpError } from '../../http/http-error.ts';
import { type EpochMs, epochMs } from '../../std/time.ts';
import type { FailureMessage } from '../../ui/failure-message.ts';
import { type AccessFacts, consentLadder, type Rung } from '../consent/consent-ladder.ts';
import type { ListQueryState } from '../consent/read-facts.ts';
import { readFactsOf } from '../consent/read-facts.ts';
import { type RungProblem, rungProblem } from '../consent/rung-problem.ts';
import type { ListedTenant } from '../list/tenant-list.ts';

/** How a tenant is read: with the account, with a token brought along, or not at all while signed out. */
export type TenantReader = {
  readonly source: IncidentSource;
  readonly kind: 'user' | 'brought-token';
};

/** What a token says about the account in a tenant; `null` if no token says it. Never a claim about delegated access. */
export type AccountKind = 'member' | 'guest' | null;

/** What the page shows about access to one tenant, as far as it was observed. */
export type TenantAccess = {
  readonly rungs: readonly Rung[];
  /** Why the last read failed; `null` if it did not. */
  readonly problem: RungProblem | null;
  /** When incidents last arrived. */
  readonly lastReadAt: EpochMs | null;
  readonly incidents: number | null;
  readonly openIncidents: number | null;
  readonly isReading: boolean;
};

const CLOSED: readonly string[] = ['resolved', 'redirected'];

/** Derives the access to a tenant from its query, its links and its origin. Pure. */
export function tenantAccess(options: {
  readonly tenant: Pick<ListedTenant, 'origin'>;
  readonly isBrought: boolean;
  readonly linkMadeAt: EpochMs | null;
  readonly returned: ConsentReturn | null;
  readonly query: ListQueryState | undefined;
  readonly isPermissionMissing: (error: HttpError) => boolean;
  readonly describeFailure: (error: unknown) => FailureMessage;
}): TenantAccess {
  const { tenant, isBrought, linkMadeAt, returned, query } = options;
  const read = readFactsOf(query, options.isPermissionMissing);
  const isHome = tenant.origin === 'home';
  const access: AccessFacts['access'] = isBrought ? 'brought-token' : isHome ? 'home' : 'customer';
  const incidents = query?.data?.incidents ?? null;
  const error = read.kind === 'failed' ? query?.error : null;
  return {
    rungs: consentLadder({ access, linkMadeAt, returned, read }),
    problem:
      read.kind === 'failed' ? rungProblem(error, options.describeFailure(error), isHome ? 'home' : 'other') : null,
    lastReadAt: query === undefined || query.dataUpdatedAt === 0 ? null : epochMs(query.dataUpdatedAt),
    incidents: incidents?.length ?? null,
    openIncidents: incidents?.filter(({ status }) => !CLOSED.includes(status)).length ?? null,
    isReading: query?.fetchStatus === 'fetching',
  };
}

/** One row of the table: a tenant, how it is read, and what is proven about it. */
export type TenantRowState = {
  readonly tenant: ListedTenant;
  /** `null` while signed out. */
  readonly reader: TenantReader | null;
  readonly access: TenantAccess;
  readonly accountKind: AccountKind;
};
