import type { Api, CloudName } from '../../entra/clouds.ts';
import type { SetupChoices } from '../setup-choices.ts';

/** A tenant that partners work in. */
type Customer = { readonly tenantId: string; readonly name: string };

/** The current configuration of this deployment, which the form starts with. */
export type CurrentConfiguration = {
  readonly clientId: string | null;
  readonly tenant: string;
  readonly cloud: CloudName;
  readonly api: Api;
  readonly apiBaseUrl: string | null;
  readonly offersDemo: boolean;
  readonly customers: readonly Customer[];
};

/** The values for `config.json` as typed. */
export type ConfigurationDraft = {
  readonly clientId: string;
  readonly tenant: string;
  readonly apiBaseUrl: string;
  readonly offersDemo: boolean;
  /** One customer per line: tenant id, then the name. */
  readonly customers: string;
};

/** The fields whose value can be invalid. */
export type DraftField = 'clientId' | 'tenant' | 'apiBaseUrl' | 'customers';

/** A problem with a field. The form doesn't report a `missing` value while the user is still typing. */
export type DraftProblem = { readonly kind: 'missing' | 'wrong'; readonly text: string };

/** Returns the problems of a configuration, by key. The app passes its own parser of `config.json`. */
export type CheckConfiguration = (value: unknown) => readonly { readonly key: string; readonly allowed: string }[];

/**
 * The contents of `config.json`. Keys with their default value are left out.
 */
export function draftedConfiguration(
  choices: Pick<SetupChoices, 'reach' | 'api' | 'cloud'>,
  draft: ConfigurationDraft,
) {
  const apiBaseUrl = draft.apiBaseUrl.trim();
  return {
    clientId: draft.clientId.trim(),
    ...(choices.reach === 'one-tenant' ? { tenant: draft.tenant.trim() } : {}),
    ...(choices.cloud === 'global' ? {} : { cloud: choices.cloud }),
    ...(choices.api === 'defender-xdr' ? {} : { api: choices.api }),
    ...(apiBaseUrl === '' ? {} : { apiBaseUrl }),
    ...(choices.reach === 'one-tenant' || draft.customers.trim() === ''
      ? {}
      : { customers: customersOf(draft.customers) }),
    ...(draft.offersDemo ? {} : { demo: false }),
  };
}

/** The problems of the draft, by field. Without any, the file can be downloaded. */
export function draftProblems(
  choices: Pick<SetupChoices, 'reach' | 'api' | 'cloud'>,
  draft: ConfigurationDraft,
  checkConfiguration: CheckConfiguration,
): { readonly [Field in DraftField]?: DraftProblem } {
  const problems: { [Field in DraftField]?: DraftProblem } = {};
  for (const { key, allowed } of checkConfiguration(draftedConfiguration(choices, draft))) {
    if (!isDraftField(key)) continue;
    const isMissing = draft[key].trim() === '';
    const text = key === 'customers' ? CUSTOMERS_PROBLEM : `Enter ${allowed}.`;
    problems[key] = isMissing ? { kind: 'missing', text: MISSING[key] } : { kind: 'wrong', text };
  }
  // Entra refuses "organizations" as the tenant of a single-tenant app (AADSTS50194).
  if (choices.reach === 'one-tenant' && draft.tenant.trim().toLowerCase() === 'organizations') {
    problems.tenant = { kind: 'wrong', text: 'You chose one tenant. Enter its ID or a verified domain.' };
  }
  return problems;
}

/** The text of the file, which ends with a newline. */
export function serializeConfiguration(configuration: object): string {
  return `${JSON.stringify(configuration, null, 2)}\n`;
}

const MISSING: { readonly [Field in DraftField]: string } = {
  clientId: 'Enter the client ID from step 1.',
  tenant: 'Enter the tenant: its ID or a verified domain.',
  apiBaseUrl: 'Enter the API base URL.',
  customers: 'Enter one customer per line.',
};

const CUSTOMERS_PROBLEM = 'Enter one customer per line: its tenant ID, a space and its name. Each tenant once.';

/** The customers as lines of the form. */
export function customersText(customers: readonly Customer[]): string {
  return customers.map(({ tenantId, name }) => `${tenantId} ${name}`).join('\n');
}

/** Splits each line at its first space. A line without a name gets an empty one, which the parser of the file reports. */
function customersOf(text: string): readonly Customer[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter(Boolean).map((line) => {
    const [, tenantId = line, name = ''] = /^([^\s,;]+)[\s,;]+(.*)$/.exec(line) ?? [];
    return { tenantId, name: name.replaceAll(/\s+/g, ' ') };
  });
}

function isDraftField(key: string): key is DraftField {
  return Object.hasOwn(MISSING, key);
}
