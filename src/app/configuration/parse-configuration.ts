import * as v from 'valibot';
import { INCIDENT_APIS } from '../../entra/apis.ts';
import { CLOUD_NAMES, CLOUDS } from '../../entra/clouds.ts';
import { isDomainName } from '../../std/domain-name.ts';
import { isGuid } from '../../std/guid.ts';
import { failed, ok, type Result } from '../../std/result.ts';
import { type Configuration, type ConfigurationProblem, NO_CONFIGURATION } from './configuration.ts';

/** A path of the same origin: no scheme, host (`//`), parent folder (`..`), query or backslash. */
const SAME_ORIGIN_PATH = /^\.?\/(?!\/)(?!.*(\.\.|\/\/))[a-z0-9/_.~-]*$/i;

const guid = v.pipe(v.string(), v.check(isGuid));
const customer = v.object({ tenantId: guid, name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)) });

const FIELDS = {
  clientId: { schema: guid, allowed: 'a GUID: the application (client) ID of the app registration' },
  tenant: {
    schema: v.pipe(
      v.string(),
      v.check((text) => text === 'organizations' || isGuid(text) || isDomainName(text)),
    ),
    allowed: 'a tenant id (GUID), a verified domain, or "organizations"',
  },
  cloud: { schema: v.picklist(CLOUD_NAMES), allowed: CLOUD_NAMES.map((name) => `"${name}"`).join(', ') },
  api: { schema: v.picklist(INCIDENT_APIS), allowed: INCIDENT_APIS.map((name) => `"${name}"`).join(', ') },
  apiBaseUrl: { schema: v.string(), allowed: '' },
  customers: { schema: v.array(customer), allowed: 'a list of { "tenantId": GUID, "name": string }' },
  demo: { schema: v.boolean(), allowed: 'true or false' },
} as const;

/**
 * Parses the content of `config.json` and returns all problems at once. An unknown key is a problem too: otherwise a misspelt
 * `clientID` would be ignored.
 */
export function parseConfiguration(content: unknown): Result<Configuration, readonly ConfigurationProblem[]> {
  const object = v.safeParse(v.record(v.string(), v.unknown()), content);
  if (!object.success || Array.isArray(content)) {
    return failed([{ key: '(the whole file)', value: toJsonLine(content), allowed: 'a JSON object' }]);
  }
  const problems: ConfigurationProblem[] = [];
  const read = <Value>(key: keyof typeof FIELDS, schema: v.GenericSchema<unknown, Value>, fallback: Value): Value => {
    const value = object.output[key];
    if (value === undefined) return fallback;
    const parsed = v.safeParse(schema, value);
    if (parsed.success) return parsed.output;
    problems.push({ key, value: toJsonLine(value), allowed: FIELDS[key].allowed || 'a string' });
    return fallback;
  };
  const cloud = CLOUDS[read('cloud', FIELDS.cloud.schema, 'global')];
  const configuration: Configuration = {
    clientId: read<string | null>('clientId', FIELDS.clientId.schema, null),
    tenant: read('tenant', FIELDS.tenant.schema, NO_CONFIGURATION.tenant),
    cloud,
    api: read('api', FIELDS.api.schema, NO_CONFIGURATION.api),
    apiBaseUrl: read<string | null>('apiBaseUrl', FIELDS.apiBaseUrl.schema, null),
    customers: read('customers', FIELDS.customers.schema, []),
    offersDemo: read('demo', FIELDS.demo.schema, true),
  };
  problems.push(...duplicateProblems(configuration));
  const baseProblem = apiBaseUrlProblem(configuration);
  if (baseProblem !== null) problems.push(baseProblem);
  for (const key of Object.keys(object.output)) {
    if (Object.hasOwn(FIELDS, key)) continue;
    const known = Object.keys(FIELDS).join(', ');
    problems.push({ key, value: toJsonLine(object.output[key]), allowed: `Unknown key. Valid keys: ${known}` });
  }
  return problems.length === 0 ? ok(configuration) : failed(problems);
}

/** One problem per tenant that is listed more than once. */
function duplicateProblems({ customers }: Configuration): readonly ConfigurationProblem[] {
  const ids = customers.map(({ tenantId }) => tenantId.toLowerCase());
  const duplicates = new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
  return [...duplicates].map((id) => ({
    key: 'customers',
    value: `${toJsonLine(id)} twice`,
    allowed: 'each tenant once',
  }));
}

function apiBaseUrlProblem(configuration: Configuration): ConfigurationProblem | null {
  const { apiBaseUrl, cloud, api } = configuration;
  if (apiBaseUrl === null || SAME_ORIGIN_PATH.test(apiBaseUrl)) return null;
  const origins =
    api === 'defender-xdr' ? [cloud.apiOrigins[api], ...cloud.regionalApiOrigins] : [cloud.apiOrigins[api]];
  if (origins.includes(apiBaseUrl)) return null;
  const allowed = `a path of this site such as "/defender", or one of ${origins.join(', ')}`;
  return { key: 'apiBaseUrl', value: toJsonLine(apiBaseUrl), allowed };
}

function toJsonLine(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
