import * as v from 'valibot';
import { CLOUDS, type Cloud, type CloudName } from '../../entra/clouds.ts';
import { CLOUD_INSTANCES, CLOUD_OF_SUB_SCOPE } from '../../entra/tenant-clouds.ts';
import type { Fetch } from '../../http/protected-resource.ts';
import { readBody } from '../../http/read-body.ts';
import { isDomainName } from '../../std/domain-name.ts';
import { isGuid } from '../../std/guid.ts';
import { failed, ok, type Result } from '../../std/result.ts';
import { SECOND_MS } from '../../std/time.ts';
import { parseIssuer } from '../../token/parse-issuer.ts';

/** A tenant as its authority describes it. Anyone may read this document, so it proves no access. */
export type DiscoveredTenant = {
  readonly tenantId: string;
  /** The verified domain that the user entered; `null` if it was an id. */
  readonly domain: string | null;
  /** The tenant's region, such as `EU` or `NA`; `null` if the document names none. */
  readonly region: string | null;
};

/**
 * Why a tenant cannot be added. `other-cloud`: `cloud` is a name to show, `null` for a cloud that Gatehouse does not know.
 * `unreadable`: the response is not the document of a tenant.
 */
export type DiscoveryProblem =
  | { readonly code: 'not-a-tenant' | 'not-found' | 'no-response' | 'unreadable' | 'cancelled' }
  | { readonly code: 'other-cloud'; readonly cloud: string | null };

const TIMEOUT_MS = 15 * SECOND_MS;
const MAX_BYTES = 65_536;

const text = v.pipe(v.string(), v.maxLength(200));
const DOCUMENT = v.object({
  issuer: text,
  cloud_instance_name: v.exactOptional(v.nullable(text)),
  tenant_region_scope: v.exactOptional(v.nullable(text)),
  tenant_region_sub_scope: v.exactOptional(v.nullable(text)),
});
const REFUSAL = v.object({ error: v.literal('invalid_tenant') });

/** Parses what the user typed or pasted: a tenant id, with or without braces, or a domain. `null` for anything else. */
export function parseTenantInput(input: string): string | null {
  const tenant = input
    .trim()
    .toLowerCase()
    .replace(/^\{(.*)\}$/, '$1')
    .replace(/^https?:\/\//, '')
    .replace(/\/$/, '');
  return isGuid(tenant) || isDomainName(tenant) ? tenant : null;
}

/**
 * Reads the OpenID configuration of a tenant, by id or verified domain, from the authority of this cloud. Sends no token.
 * Never rejects.
 * @see https://learn.microsoft.com/en-us/entra/identity-platform/v2-protocols-oidc
 */
export async function discoverTenant(
  input: string,
  options: { readonly cloud: Cloud; readonly fetch: Fetch; readonly signal: AbortSignal },
): Promise<Result<DiscoveredTenant, DiscoveryProblem>> {
  const { cloud, fetch, signal } = options;
  const tenant = parseTenantInput(input);
  if (tenant === null) return failed({ code: 'not-a-tenant' });
  const url = `${cloud.authorityOrigin}/${encodeURIComponent(tenant)}/v2.0/.well-known/openid-configuration`;
  try {
    const response = await fetch(url, {
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    const body = await readBody(response, MAX_BYTES);
    if (signal.aborted) return failed({ code: 'cancelled' });
    const content = parseJson(body.kind === 'text' ? body.text : '');
    if (response.ok) return readDocument(tenant, content, cloud);
    return failed({ code: v.is(REFUSAL, content) ? 'not-found' : 'no-response' });
  } catch {
    return failed({ code: signal.aborted ? 'cancelled' : 'no-response' });
  }
}

function readDocument(tenant: string, content: unknown, cloud: Cloud): Result<DiscoveredTenant, DiscoveryProblem> {
  const parsed = v.safeParse(DOCUMENT, content);
  if (!parsed.success) return failed({ code: 'unreadable' });
  const { issuer, cloud_instance_name: instance, tenant_region_scope: region, ...rest } = parsed.output;
  const named = CLOUD_OF_SUB_SCOPE[rest.tenant_region_sub_scope ?? ''];
  if (named !== undefined && !isSameEntra(named, cloud.name)) {
    return failed({ code: 'other-cloud', cloud: CLOUDS[named].displayName });
  }
  // Before the issuer: that of another cloud has a host that Gatehouse may not know.
  if (typeof instance === 'string' && instance.toLowerCase() !== CLOUD_INSTANCES[cloud.name]) {
    return failed({ code: 'other-cloud', cloud: null });
  }
  const parsedIssuer = parseIssuer(issuer);
  if (parsedIssuer === null) return failed({ code: 'unreadable' });
  const { tenantId, authorityOrigin } = parsedIssuer;
  if (authorityOrigin !== cloud.authorityOrigin) return failed({ code: 'other-cloud', cloud: null });
  if (isGuid(tenant) && tenant !== tenantId) return failed({ code: 'unreadable' });
  const isRegion = typeof region === 'string' && /^[A-Za-z]{2,8}$/.test(region);
  return ok({ tenantId, domain: isGuid(tenant) ? null : tenant, region: isRegion ? region : null });
}

/** GCC tenants are in the global Entra: one application and one authority serve both. */
function isSameEntra(one: CloudName, other: CloudName): boolean {
  const inGlobal = (name: CloudName) => name === 'global' || name === 'gcc';
  return one === other || (inGlobal(one) && inGlobal(other));
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
